package mobius.journeys;

import static io.gatling.javaapi.core.CoreDsl.bodyLength;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.responseTimeInMillis;
import static mobius.gatling.ContentCheck.saves;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
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

    /**
     * A page for each of the limits that the endpoint takes.
     *
     * @param ofTheContract the largest limit where the platform does not tell its own
     */
    List<Page> upTo(String endpoint, int ofTheContract, List<Integer> limits, IntFunction<Page> page) {
        int most = api.largestPage(endpoint, ofTheContract);
        return limits.stream().filter(limit -> limit <= most).map(page::apply).toList();
    }

    /**
     * Of the projects of the user.
     *
     * @param rows that are surely there, if the platform does not count them
     */
    Page projects(int limit, int rows) {
        return limited("GET /projects", limit, rows, request -> request);
    }

    /** Of the contexts in {@code projectId} that are near to {@code q}. */
    Page search(int limit, int rows) {
        String name = "GET /contexts/search";
        return limited(
                name,
                limit,
                rows,
                request -> request.queryParam(api.searchParameter(name), "#{q}")
                        .queryParam(api.parameter(name, "projectId"), "#{projectId}"));
    }

    /** All contexts in {@code projectId}: this list has no limit. */
    Page contexts(int rows) {
        String name = "GET /contexts";
        return new Page(() -> kept(
                name, null, rows, request -> request.queryParam(api.parameter(name, "projectId"), "#{projectId}")));
    }

    private Page limited(String endpoint, int limit, int rows, UnaryOperator<HttpRequestActionBuilder> details) {
        return new Page(() -> kept(
                endpoint + " (limit " + limit + ")",
                limit,
                rows,
                request -> api.page(details.apply(request), endpoint, 0, limit)));
    }

    private ChainBuilder kept(
            String name, @Nullable Integer limit, int rows, UnaryOperator<HttpRequestActionBuilder> details) {
        String endpoint = Budgets.endpointOf(name);
        return exec(
                exec(session -> session.remove("rows")),
                api.send(
                        name,
                        request -> details.apply(request)
                                .check(
                                        bodyLength().saveAs("bytes"),
                                        responseTimeInMillis().saveAs("millis"),
                                        saves("rows", answer -> answer.rows().size()),
                                        saves(
                                                "total",
                                                answer -> Math.toIntExact(answer.total()
                                                        .orElse(Math.max(
                                                                rows,
                                                                answer.rows().size())))))),
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
