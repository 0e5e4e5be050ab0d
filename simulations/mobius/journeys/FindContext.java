package mobius.journeys;

import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.exitHere;
import static io.gatling.javaapi.core.CoreDsl.exitHereIfFailed;
import static io.gatling.javaapi.core.CoreDsl.feed;
import static mobius.gatling.ContentCheck.isList;
import static mobius.gatling.ContentCheck.savesIfPresent;
import static mobius.gatling.ContentCheck.says;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.util.List;
import mobius.contract.Answer;
import mobius.gatling.Api;
import mobius.gatling.Journey;
import mobius.gatling.Scene;

/**
 * Searches twice, and each time reads the best match; the second time only after a look at the next page. If a search finds
 * nothing, the user clears the search box and takes the first of all contexts. Those that users of this run have just written are
 * left alone, as they may be gone the next moment.
 */
final class FindContext {

    private static final String SEARCH = "GET /contexts/search";
    private static final int PAGE = 5;

    private final Scene scene;
    private final Api api;
    private final SignIn signIn;

    FindContext(Scene scene, SignIn signIn) {
        this.scene = scene;
        this.api = scene.api();
        this.signIn = signIn;
    }

    Journey journey() {
        return new Journey("find-context", this::visit);
    }

    private ChainBuilder visit() {
        return exec(
                signIn.steps(),
                signIn.think(),
                find(),
                signIn.think(),
                open(),
                signIn.think(),
                find(),
                nextPage(),
                signIn.think(),
                open());
    }

    /** One request, and hardly ever a second one. A user who finds nothing at all goes away. */
    ChainBuilder find() {
        return exec(
                search(),
                api.times(
                        0, () -> doIf(session -> !session.contains("contextId")).then(signIn.think(), searchForAll())),
                doIf(session -> !session.contains("contextId")).then(exitHere()));
    }

    /** One request, which leaves the {@code contextId} of the best match in the session, if there is one. */
    ChainBuilder search() {
        return exec(
                feed(scene.feeds().queries()),
                exec(session -> session.remove("contextId")),
                api.send(SEARCH, request -> found(request.queryParam(api.searchParameter(SEARCH), "#{q}"))),
                exitHereIfFailed());
    }

    private ChainBuilder searchForAll() {
        return exec(api.send(SEARCH + " (all)", request -> found(request)), exitHereIfFailed());
    }

    private HttpRequestActionBuilder found(HttpRequestActionBuilder request) {
        return api.page(request, SEARCH, 0, PAGE)
                .check(savesIfPresent(
                        "contextId", answer -> matches(answer).stream().findFirst()));
    }

    private ChainBuilder nextPage() {
        if (!api.hasPages(SEARCH)) {
            return exec(session -> session);
        }
        return exec(
                signIn.think(),
                api.send(
                        SEARCH + " (next page)",
                        request -> api.page(request.queryParam(api.searchParameter(SEARCH), "#{q}"), SEARCH, 1, PAGE)
                                .check(isList())));
    }

    private List<String> matches(Answer answer) {
        return answer.rows().stream()
                .filter(row -> !row.path("name").asText().contains(scene.mark().run()))
                .flatMap(row -> Answer.id(row).stream())
                .toList();
    }

    ChainBuilder open() {
        return api.send(
                "GET /contexts/{id}",
                request -> request.check(says("id", session -> session.getString("contextId"))),
                "#{contextId}");
    }
}
