package mobius.journeys;

import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.exitHereIfFailed;
import static io.gatling.javaapi.core.CoreDsl.jmesPath;
import static io.gatling.javaapi.core.CoreDsl.repeat;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.ChainBuilder;
import mobius.data.Mark;
import mobius.gatling.Api;
import mobius.gatling.Journey;
import mobius.gatling.Scene;

/** Looks through the own projects, opens two of them, and sees which contexts they hold. */
final class BrowseProjects {

    private static final int PROJECTS_OPENED = 2;
    private static final int PAGE = 20;

    private final Scene scene;
    private final Api api;
    private final SignIn signIn;

    BrowseProjects(Scene scene, SignIn signIn) {
        this.scene = scene;
        this.api = scene.api();
        this.signIn = signIn;
    }

    Journey journey() {
        return new Journey("browse-projects", 2 + 2 * PROJECTS_OPENED, 1, this::visit);
    }

    private ChainBuilder visit() {
        return exec(
                signIn.steps(),
                signIn.think(),
                list(),
                api.times(PROJECTS_OPENED, () -> repeat(PROJECTS_OPENED, "turn").on(openNext())));
    }

    private ChainBuilder openNext() {
        return exec(
                Choice.ofTurn("projectIds", "turn", "projectId"), signIn.think(), open(), signIn.think(), contexts());
    }

    /**
     * One request, which leaves {@code projectIds} in the session. The projects that users of this run begin are not among
     * them, as they may be gone the next moment; and a user without any project goes away.
     */
    ChainBuilder list() {
        return exec(
                api.request("GET /projects")
                        .queryParam("limit", PAGE)
                        .check(
                                status().is(200),
                                jmesPath("data.items[?metadata.\"%s\" != '%s'].id"
                                                .formatted(
                                                        Mark.TAG, scene.mark().run()))
                                        .ofList()
                                        .saveAs("projectIds")),
                exitHereIfFailed());
    }

    ChainBuilder open() {
        return exec(api.request("GET /projects/{id}", "#{projectId}")
                .check(status().is(200), jmesPath("data.id").isEL("#{projectId}")));
    }

    ChainBuilder contexts() {
        return exec(api.request("GET /contexts")
                .queryParam("projectId", "#{projectId}")
                .check(status().is(200), jmesPath("data.items[0].projectId").isEL("#{projectId}")));
    }
}
