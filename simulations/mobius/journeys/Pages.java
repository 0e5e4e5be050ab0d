package mobius.journeys;

import static io.gatling.javaapi.core.CoreDsl.bodyLength;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.jmesPath;
import static io.gatling.javaapi.core.CoreDsl.responseTimeInMillis;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import mobius.budget.Budgets;
import mobius.gatling.Api;
import mobius.measure.PageSample;
import org.jspecify.annotations.Nullable;

/** Requests for pages of lists and searches, whose answers are kept one by one. */
final class Pages {

    private final Api api;
    private final Consumer<PageSample> keep;

    /** One request, which is not in the requests of the run before it is built. */
    record Page(Supplier<ChainBuilder> request) {

        ChainBuilder steps() {
            return request.get();
        }
    }

    Pages(Api api, Consumer<PageSample> keep) {
        this.api = api;
        this.keep = keep;
    }

    /** A page for each of the limits that the endpoint takes. */
    List<Page> upTo(int most, List<Integer> limits, IntFunction<Page> page) {
        return limits.stream().filter(limit -> limit <= most).map(page::apply).toList();
    }

    /** Of the projects of the user. */
    Page projects(int limit) {
        String name = "GET /projects (limit " + limit + ")";
        return new Page(() -> kept(name, limit, api.request(name).queryParam("limit", limit)));
    }

    /** Of the contexts in {@code projectId} that are near to {@code q}. */
    Page search(int limit) {
        String name = "GET /contexts/search (limit " + limit + ")";
        return new Page(() -> kept(
                name,
                limit,
                api.request(name)
                        .queryParam("q", "#{q}")
                        .queryParam("projectId", "#{projectId}")
                        .queryParam("limit", limit)));
    }

    /** All contexts in {@code projectId}: this list has no limit. */
    Page contexts() {
        String name = "GET /contexts";
        return new Page(() -> kept(name, null, api.request(name).queryParam("projectId", "#{projectId}")));
    }

    private ChainBuilder kept(String name, @Nullable Integer limit, HttpRequestActionBuilder request) {
        String endpoint = Budgets.endpointOf(name);
        return exec(
                exec(session -> session.remove("rows")),
                request.check(
                        status().is(200),
                        bodyLength().saveAs("bytes"),
                        responseTimeInMillis().saveAs("millis"),
                        jmesPath("data.total").ofInt().saveAs("total"),
                        jmesPath("length(data.items)").ofInt().saveAs("rows")),
                exec(session -> {
                    if (session.contains("rows")) {
                        keep.accept(sample(session, endpoint, limit));
                    }
                    return session;
                }));
    }

    private static PageSample sample(Session session, String endpoint, @Nullable Integer limit) {
        return new PageSample(
                System.currentTimeMillis(),
                endpoint,
                limit,
                session.getInt("rows"),
                session.getInt("bytes"),
                session.getInt("millis"),
                session.getInt("total"));
    }
}
