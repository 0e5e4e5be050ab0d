package mobius.reference;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import mobius.reference.http.Answer;
import mobius.reference.http.Call;
import mobius.reference.http.Paths;
import mobius.reference.http.Refusal;
import mobius.reference.http.Responder;
import mobius.reference.http.Route;
import mobius.reference.http.Routes;

/** Finds the route of each request. */
final class Dispatcher implements Handler<HttpServerRequest> {

    private static final Answer INVALID_HOST = Answer.plain(400, "Invalid host header");

    private final Map<String, Route> monitoring = new HashMap<>();
    private final Map<String, Route> unmatched = new ConcurrentHashMap<>();
    private final Routes routes;
    private final Router router;
    private final Pipeline pipeline;
    private final Responder responder;
    private final AllowedHosts hosts;
    private final Paths paths;

    Dispatcher(
            Vertx vertx, Routes routes, List<Route> all, Pipeline pipeline, Responder responder, AllowedHosts hosts) {
        this.routes = routes;
        this.router = Router.router(vertx);
        this.pipeline = pipeline;
        this.responder = responder;
        this.hosts = hosts;
        this.paths = new Paths(all);
        all.forEach(this::add);
        router.errorHandler(404, context -> refuse(context, Refusal.notFound("Not Found")));
        router.errorHandler(
                405, context -> refuse(context, Refusal.notAllowed(paths.methods(context.normalizedPath()))));
    }

    /** Dispatches a request. Monitoring bypasses the router, so that a probe is as cheap as possible. */
    @Override
    public void handle(HttpServerRequest request) {
        if (!hosts.allow(request)) {
            unmatched(request).send(INVALID_HOST);
            return;
        }
        Route fixed = request.method().equals(HttpMethod.GET) ? monitoring.get(request.path()) : null;
        if (fixed != null) {
            pipeline.run(new Call(request, fixed, Map.of(), responder));
            return;
        }
        Optional<String> elsewhere = paths.redirect(request.path());
        if (elsewhere.isPresent()) {
            unmatched(request).send(Answer.redirect(location(request, elsewhere.get())));
        } else {
            router.handle(request);
        }
    }

    /** An absolute URL with the host in the request, as in Starlette's redirects. */
    private static String location(HttpServerRequest request, String path) {
        String query = request.query() == null ? "" : "?" + request.query();
        return request.scheme() + "://" + request.authority() + path + query;
    }

    /** Registers a route. Path parameters are written as {@code :name} by the router. */
    private void add(Route route) {
        if (route.access() == Route.Access.MONITORING) {
            monitoring.put(route.path(), route);
        }
        String path = route.path().replaceAll("\\{([^}]*)}", ":$1");
        router.route(HttpMethod.valueOf(route.method()), path)
                .handler(context -> pipeline.run(new Call(context.request(), route, context.pathParams(), responder)));
    }

    private void refuse(RoutingContext context, Refusal refusal) {
        unmatched(context.request()).refuse(refusal);
    }

    /** A call of the route for requests that match no other. */
    private Call unmatched(HttpServerRequest request) {
        Route none = unmatched.computeIfAbsent(request.method().name(), routes::unmatched);
        return new Call(request, none, Map.of(), responder);
    }
}
