package mobius.journeys;

import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.jmesPath;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.ChainBuilder;
import mobius.gatling.Api;
import mobius.gatling.Journey;
import mobius.gatling.Scene;

/** What load balancers and watchmen do: ask at every place whether the platform is well. */
final class Monitor {

    private final Scene scene;
    private final Api api;

    Monitor(Scene scene) {
        this.scene = scene;
        this.api = scene.api();
    }

    Journey journey() {
        return new Journey("monitor", 3, 0, this::visit);
    }

    private ChainBuilder visit() {
        return exec(
                healthy("GET /"),
                scene.think().time(),
                healthy("GET /health"),
                scene.think().time(),
                healthy("GET /api/v1/health"));
    }

    ChainBuilder healthy(String request) {
        return exec(api.anonymous(request)
                .check(status().is(200), jmesPath("status").is("healthy")));
    }
}
