package mobius.journeys;

import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.exitHereIfFailed;
import static io.gatling.javaapi.core.CoreDsl.feed;
import static io.gatling.javaapi.core.CoreDsl.jmesPath;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.ChainBuilder;
import mobius.gatling.Api;
import mobius.gatling.Journey;
import mobius.gatling.Scene;

/**
 * Searches twice, and each time reads the best match; the second time only after a look at the next page. The search is
 * semantic: an account with contexts always finds its nearest ones. Those that users of this run have just written are left
 * alone, as they may be gone the next moment.
 */
final class FindContext {

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
        return new Journey("find-context", 6, 1, this::visit);
    }

    private ChainBuilder visit() {
        return exec(
                signIn.steps(),
                signIn.think(),
                search(),
                signIn.think(),
                open(),
                signIn.think(),
                search(),
                nextPage(),
                signIn.think(),
                open());
    }

    ChainBuilder search() {
        return exec(
                feed(scene.feeds().queries()),
                api.request("GET /contexts/search")
                        .queryParam("q", "#{q}")
                        .queryParam("limit", PAGE)
                        .check(
                                status().is(200),
                                jmesPath("data.items[?!contains(name, '%s')].id | [0]"
                                                .formatted(scene.mark().run()))
                                        .saveAs("contextId")),
                exitHereIfFailed());
    }

    private ChainBuilder nextPage() {
        return exec(
                signIn.think(),
                api.request("GET /contexts/search (next page)")
                        .queryParam("q", "#{q}")
                        .queryParam("limit", PAGE)
                        .queryParam("offset", PAGE)
                        .check(status().is(200), jmesPath("data.items[0].id").exists()));
    }

    ChainBuilder open() {
        return exec(api.request("GET /contexts/{id}", "#{contextId}")
                .check(status().is(200), jmesPath("data.id").isEL("#{contextId}")));
    }
}
