package mobius.journeys;

import static io.gatling.javaapi.core.CoreDsl.exec;
import static mobius.gatling.ContentCheck.isJson;

import io.gatling.javaapi.core.ChainBuilder;
import mobius.gatling.Api;
import mobius.gatling.ContentCheck;
import mobius.gatling.Journey;
import mobius.gatling.JourneyContext;

/** What load balancers and monitors do: ask at every place whether the platform is well. */
final class Monitor {

    private static final String OF_THE_API = "GET /api/v1/health";

    private final JourneyContext scene;
    private final Api api;

    Monitor(JourneyContext scene) {
        this.scene = scene;
        this.api = scene.api();
    }

    Journey journey() {
        return new Journey("monitor", this::visit);
    }

    private ChainBuilder visit() {
        ChainBuilder everywhere = exec(root(), scene.think().time(), healthy("GET /health"));
        return hasHealthOfTheApi() ? exec(everywhere, scene.think().time(), healthy(OF_THE_API)) : everywhere;
    }

    /** Not every platform has it. */
    boolean hasHealthOfTheApi() {
        return api.serves(OF_THE_API);
    }

    ChainBuilder ofTheApi() {
        return healthy(OF_THE_API);
    }

    /** The root describes the platform and has no status. */
    ChainBuilder root() {
        return api.sendAnonymously("GET /", request -> request.check(isJson()));
    }

    ChainBuilder healthy(String name) {
        return api.sendAnonymously(name, request -> request.check(ContentCheck.isHealthy()));
    }
}
