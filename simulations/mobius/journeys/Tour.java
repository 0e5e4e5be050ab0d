package mobius.journeys;

import static io.gatling.javaapi.core.CoreDsl.exec;

import io.gatling.javaapi.core.ChainBuilder;
import java.util.List;
import java.util.function.Supplier;
import mobius.gatling.Api;
import mobius.gatling.Journey;
import mobius.gatling.JourneyContext;

/**
 * Each endpoint of the contract once, in an order in which none is asked for before its turn: on a platform that has
 * just started, every request is the first one to its endpoint.
 */
public final class Tour {

    private final Cast loud;

    private final Api api;

    private Tour(JourneyContext scene) {
        loud = Cast.of(scene);
        api = scene.api();
    }

    /** The one journey. */
    public static List<Journey> ofEveryEndpoint(JourneyContext scene) {
        return List.of(new Journey("every endpoint in turn", new Tour(scene)::visit));
    }

    private ChainBuilder visit() {
        return exec(monitoring(), account(), project(), contexts(), copies(), ending());
    }

    private ChainBuilder monitoring() {
        return exec(
                once("GET /", () -> loud.monitor().root()),
                once("GET /health", () -> loud.monitor().healthy("GET /health")),
                once("GET /api/v1/health", () -> loud.monitor().ofTheApi()));
    }

    /** The new account ends here; what follows is done by one of the feeder. */
    private ChainBuilder account() {
        return exec(
                once(
                        "POST /auth/register",
                        () -> exec(
                                loud.account().register(),
                                once("PATCH /auth/profile", () -> loud.account().rename()),
                                once(
                                        "POST /auth/change-password",
                                        () -> loud.account().changePassword()))),
                loud.signIn().stepsOfOneWhoLeaves(),
                once("GET /auth/me", () -> loud.signIn().ownProfile()),
                once("POST /auth/refresh", () -> loud.signIn().tokens().refresh()));
    }

    private ChainBuilder project() {
        return exec(
                loud.project().create(),
                once("PATCH /projects/{id}", () -> loud.project().change()),
                once("GET /projects", () -> loud.projects().list()),
                once("GET /projects/{id}", () -> loud.projects().open()));
    }

    private ChainBuilder contexts() {
        return exec(
                loud.contexts().create(),
                once("GET /contexts", () -> loud.projects().contexts()),
                once("PATCH /contexts/{id}", () -> loud.author().revise()),
                once("GET /contexts/{id}", () -> loud.author().readBack()),
                once("GET /contexts/search", () -> loud.finder().search()));
    }

    private ChainBuilder copies() {
        return exec(
                once(
                        "POST /contexts/import",
                        () -> exec(
                                loud.files().importFile(),
                                once(
                                        "GET /contexts/{id}/export",
                                        () -> loud.files().export()))),
                once("POST /contexts/{id}/duplicate", () -> loud.copy().duplicate()),
                once("DELETE /contexts/{id}", () -> loud.contexts().delete("#{contextId}")));
    }

    /** The contexts go with their project. */
    private ChainBuilder ending() {
        return exec(
                once("POST /llm/complete", () -> loud.model().complete()),
                once("POST /llm/stream", () -> exec(loud.stream().stream())),
                loud.project().delete(),
                once("POST /auth/logout", () -> loud.signIn().signOut()));
    }

    private ChainBuilder once(String endpoint, Supplier<ChainBuilder> steps) {
        return api.ifServed(endpoint, steps);
    }
}
