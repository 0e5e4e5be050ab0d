package mobius.journeys;

import static io.gatling.javaapi.core.CoreDsl.exec;

import io.gatling.javaapi.core.ChainBuilder;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import mobius.gatling.Journey;
import mobius.gatling.JourneyContext;

/**
 * One journey for each endpoint of the contract, named like it, which sends one request to that endpoint. What must be there
 * before it, and what must be gone after it, is done by requests that are not in the run log.
 */
public final class Probes {

    private static final String CONTEXT = "#{contextId}";

    /** Its requests are in the run log. */
    private final Cast loud;

    /** Its requests are not. */
    private final Cast quiet;

    private Probes(JourneyContext scene) {
        loud = Cast.of(scene);
        quiet = Cast.of(scene.silently());
    }

    /** All of them. */
    public static List<Journey> all(JourneyContext scene) {
        Probes probes = new Probes(scene);
        return Stream.of(
                        probes.ofMonitoring(),
                        probes.ofSessions(),
                        probes.ofAccounts(),
                        probes.ofProjects(),
                        probes.ofContexts(),
                        probes.ofChangesToContexts(),
                        probes.ofModels())
                .flatMap(journeys -> journeys)
                .toList();
    }

    private Stream<Journey> ofMonitoring() {
        Journey root = probe("GET /", () -> loud.monitor().root());
        Journey health = probe("GET /health", () -> loud.monitor().healthy("GET /health"));
        return loud.monitor().hasHealthOfTheApi()
                ? Stream.of(
                        root,
                        health,
                        probe("GET /api/v1/health", () -> loud.monitor().ofTheApi()))
                : Stream.of(root, health);
    }

    private Stream<Journey> ofSessions() {
        return Stream.of(
                probe("POST /auth/login", () -> loud.signIn().stepsOfOneWhoLeaves()),
                probe(
                        "POST /auth/refresh",
                        () -> exec(signedIn(), loud.signIn().tokens().refresh())),
                probe("POST /auth/logout", () -> exec(signedIn(), loud.signIn().signOut())),
                probe("GET /auth/me", () -> exec(signedIn(), loud.signIn().ownProfile())));
    }

    /** On accounts of their own: other users are at work with those of the feeder. */
    private Stream<Journey> ofAccounts() {
        return Stream.of(
                probe("POST /auth/register", () -> loud.account().register()),
                probe(
                        "PATCH /auth/profile",
                        () -> exec(quiet.account().register(), loud.account().rename())),
                probe(
                        "POST /auth/change-password",
                        () -> exec(quiet.account().register(), loud.account().changePassword())));
    }

    private Stream<Journey> ofProjects() {
        return Stream.of(
                probe("GET /projects", () -> exec(signedIn(), loud.projects().list())),
                probe(
                        "POST /projects",
                        () -> exec(
                                signedIn(),
                                loud.project().create(),
                                quiet.project().delete())),
                probe(
                        "GET /projects/{id}",
                        () -> exec(inProject(), loud.projects().open())),
                probe(
                        "PATCH /projects/{id}",
                        () -> exec(
                                signedIn(),
                                quiet.project().create(),
                                loud.project().change(),
                                quiet.project().delete())),
                probe(
                        "DELETE /projects/{id}",
                        () -> exec(
                                signedIn(),
                                quiet.project().create(),
                                loud.project().delete())));
    }

    private Stream<Journey> ofContexts() {
        return Stream.of(
                probe("GET /contexts", () -> exec(inProject(), loud.projects().contexts())),
                probe(
                        "GET /contexts/search",
                        () -> exec(signedIn(), loud.finder().search())),
                probe(
                        "GET /contexts/{id}",
                        () -> exec(
                                signedIn(), quiet.finder().list(), loud.finder().open())),
                probe(
                        "GET /contexts/{id}/export",
                        () -> exec(
                                inProject(),
                                quiet.files().importFile(),
                                loud.files().export(),
                                removed())));
    }

    private Stream<Journey> ofChangesToContexts() {
        return Stream.of(
                probe("POST /contexts", () -> exec(inProject(), loud.contexts().create(), removed())),
                probe(
                        "PATCH /contexts/{id}",
                        () -> exec(
                                inProject(),
                                quiet.contexts().create(),
                                loud.author().revise(),
                                removed())),
                probe(
                        "DELETE /contexts/{id}",
                        () -> exec(
                                inProject(),
                                quiet.contexts().create(),
                                loud.contexts().delete(CONTEXT))),
                probe(
                        "POST /contexts/{id}/duplicate",
                        () -> exec(
                                inProject(),
                                quiet.contexts().create(),
                                loud.copy().duplicate(),
                                quiet.contexts().delete("#{copyId}"),
                                removed())),
                probe(
                        "POST /contexts/import",
                        () -> exec(inProject(), loud.files().importFile(), removed())));
    }

    private Stream<Journey> ofModels() {
        return Stream.of(
                probe("POST /llm/complete", () -> exec(signedIn(), loud.model().complete())),
                probe("POST /llm/stream", () -> exec(signedIn(), loud.stream().stream())));
    }

    private ChainBuilder signedIn() {
        return quiet.signIn().stepsOfOneWhoLeaves();
    }

    private ChainBuilder inProject() {
        return exec(signedIn(), quiet.projects().list(), Contexts.intoFirstProject());
    }

    private ChainBuilder removed() {
        return quiet.contexts().delete(CONTEXT);
    }

    private static Journey probe(String endpoint, Supplier<ChainBuilder> steps) {
        return new Journey(endpoint, steps);
    }
}
