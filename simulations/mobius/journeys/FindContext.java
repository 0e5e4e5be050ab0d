package mobius.journeys;

import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.exitHereIfFailed;
import static io.gatling.javaapi.core.CoreDsl.feed;
import static mobius.gatling.ContentCheck.isList;
import static mobius.gatling.ContentCheck.saves;
import static mobius.gatling.ContentCheck.savesIfPresent;
import static mobius.gatling.ContentCheck.says;

import com.fasterxml.jackson.databind.JsonNode;
import io.gatling.javaapi.core.ChainBuilder;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import mobius.contract.Answer;
import mobius.gatling.Api;
import mobius.gatling.Journey;
import mobius.gatling.JourneyContext;

/**
 * Opens the search page, which shows contexts before anything is typed, searches for one of them by a word of its name, and reads
 * it; then searches for a word of the feeder, which may find nothing, looks at the next page, and reads again. Contexts that users
 * of this run have just written are left alone, as they may be gone the next moment.
 */
final class FindContext {

    private static final String SEARCH = "GET /contexts/search";
    private static final int PAGE = 5;

    /** More than users of a run write at a time: what an account had before must be among them. */
    private static final int FIRST_PAGE = 20;

    private static final Pattern NO_LETTERS = Pattern.compile("\\P{L}+");

    private final JourneyContext scene;
    private final Api api;
    private final SignIn signIn;

    FindContext(JourneyContext scene, SignIn signIn) {
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
                list(),
                signIn.think(),
                searchFor("#{word}"),
                signIn.think(),
                open(),
                signIn.think(),
                search(),
                nextPage(),
                signIn.think(),
                open());
    }

    /** One request, which leaves the {@code contextId} of a context that stays and a {@code word} of its name in the session. */
    ChainBuilder list() {
        return exec(
                api.send(
                        SEARCH + " (all)",
                        request -> api.page(request, SEARCH, 0, FIRST_PAGE)
                                .check(
                                        saves("contextId", (answer, session) -> id(choice(answer, session.userId()))),
                                        saves("word", (answer, session) -> word(choice(answer, session.userId()))))),
                exitHereIfFailed());
    }

    /** One request, which leaves the {@code contextId} of the best match in the session, if there is one. */
    ChainBuilder search() {
        return exec(feed(scene.feeds().queries()), searchFor("#{q}"));
    }

    private ChainBuilder searchFor(String words) {
        return exec(
                api.send(
                        SEARCH,
                        request -> api.page(request.queryParam(api.searchParameter(SEARCH), words), SEARCH, 0, PAGE)
                                .check(savesIfPresent(
                                        "contextId",
                                        answer -> lasting(answer).stream()
                                                .findFirst()
                                                .map(FindContext::id)))),
                exitHereIfFailed());
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

    /** Not the same for every user of an account. */
    private JsonNode choice(Answer answer, long turn) {
        List<JsonNode> rows = lasting(answer);
        if (rows.isEmpty()) {
            throw answer.unexpected("no context of this account in the list");
        }
        return rows.get((int) (turn % rows.size()));
    }

    private List<JsonNode> lasting(Answer answer) {
        return answer.rows().stream()
                .filter(row -> !row.path("name").asText().contains(scene.mark().run()))
                .filter(row -> Answer.id(row).isPresent())
                .toList();
    }

    private static String id(JsonNode row) {
        return Answer.id(row).orElseThrow();
    }

    /** The longest one: short words are left out by many a search. */
    private static String word(JsonNode row) {
        return NO_LETTERS
                .splitAsStream(row.path("name").asText())
                .max(Comparator.comparingInt(String::length))
                .orElse("");
    }

    ChainBuilder open() {
        return api.send(
                "GET /contexts/{id}",
                request -> request.check(says("id", session -> session.getString("contextId"))),
                "#{contextId}");
    }
}
