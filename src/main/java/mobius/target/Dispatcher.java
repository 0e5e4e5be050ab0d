package mobius.target;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Finds the route of each request. */
final class Dispatcher implements Handler<HttpServerRequest> {

    private final Map<String, Route> monitoring = new HashMap<>();
    private final Map<String, Route> unmatched = new ConcurrentHashMap<>();
    private final Routes routes;
    private final Router router;
    private final Pipeline pipeline;
    private final Responder responder;

    Dispatcher(Vertx vertx, Routes routes, List<Route> all, Pipeline pipeline, Responder responder) {
        this.routes = routes;
        this.router = Router.router(vertx);
        this.pipeline = pipeline;
        this.responder = responder;
        all.forEach(this::add);
        router.errorHandler(404, context -> refuse(context, Refusal.notFound("Not Found")));
        router.errorHandler(405, context -> refuse(context, new Refusal(405, "Method Not Allowed", Map.of())));
    }

    /** Monitoring goes past the router, so that a probe costs as little as can be. */
    @Override
    public void handle(HttpServerRequest request) {
        Route fixed = request.method().equals(HttpMethod.GET) ? monitoring.get(request.path()) : null;
        if (fixed == null) {
            router.handle(request);
        } else {
            pipeline.run(new Call(request, fixed, Map.of(), responder));
        }
    }

    private void add(Route route) {
        if (route.access() == Route.Access.MONITORING) {
            monitoring.put(route.path(), route);
        }
        String path = route.path().replaceAll("\\{([^}]*)}", ":$1");
        router.route(HttpMethod.valueOf(route.method()), path)
                .handler(context -> pipeline.run(new Call(context.request(), route, context.pathParams(), responder)));
    }

    private void refuse(RoutingContext context, Refusal refusal) {
        HttpServerRequest request = context.request();
        Route none = unmatched.computeIfAbsent(request.method().name(), routes::unmatched);
        new Call(request, none, Map.of(), responder).refuse(refusal);
    }
}
