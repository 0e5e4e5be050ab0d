package mobius.journeys;

import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.exitHereIfFailed;
import static io.gatling.javaapi.core.CoreDsl.repeat;
import static mobius.gatling.ContentCheck.isList;
import static mobius.gatling.ContentCheck.saves;
import static mobius.gatling.ContentCheck.says;

import com.fasterxml.jackson.databind.JsonNode;
import io.gatling.javaapi.core.ChainBuilder;
import java.util.List;
import mobius.contract.Answer;
import mobius.data.Mark;
import mobius.gatling.Api;
import mobius.gatling.Journey;
import mobius.gatling.JourneyContext;

/** Looks through the own projects, opens two of them, and sees which contexts they hold. */
final class BrowseProjects {

    private static final int PROJECTS_OPENED = 2;
    private static final int PAGE = 20;

    private final JourneyContext scene;
    private final Api api;
    private final SignIn signIn;

    BrowseProjects(JourneyContext scene, SignIn signIn) {
        this.scene = scene;
        this.api = scene.api();
        this.signIn = signIn;
    }

    Journey journey() {
        return new Journey("browse-projects", this::visit);
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
                api.send(
                        "GET /projects",
                        request -> api.page(request, "GET /projects", 0, PAGE)
                                .check(saves("projectIds", this::ownProjects))),
                exitHereIfFailed());
    }

    /** What a user takes something from must have something in it. */
    private List<String> ownProjects(Answer answer) {
        List<String> ids = answer.rows().stream()
                .filter(project -> !isOfThisRun(project))
                .flatMap(project -> Answer.id(project).stream())
                .toList();
        if (ids.isEmpty()) {
            throw answer.unexpected("no project of this account in the list");
        }
        return ids;
    }

    private boolean isOfThisRun(JsonNode project) {
        return Mark.ofProject(project.path("tags"), project.path("metadata"))
                .filter(scene.mark()::equals)
                .isPresent();
    }

    ChainBuilder open() {
        return api.send(
                "GET /projects/{id}",
                request -> request.check(says("id", session -> session.getString("projectId"))),
                "#{projectId}");
    }

    ChainBuilder contexts() {
        String name = "GET /contexts";
        return api.send(
                name,
                request -> request.queryParam(api.parameter(name, "projectId"), "#{projectId}")
                        .check(isList()));
    }

    /** Which of several things a user takes: the first on the first turn, the next on the next, and round again. */
    private static final class Choice {

        private Choice() {}

        /** Takes one of the ids under {@code from}, which must not be empty, by the counter under {@code turn}. */
        static ChainBuilder ofTurn(String from, String turn, String to) {
            return exec(session -> {
                List<String> ids = session.getList(from);
                return session.set(to, ids.get(session.getInt(turn) % ids.size()));
            });
        }
    }
}
