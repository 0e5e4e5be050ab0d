package mobius.verdict.overload;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import mobius.budget.Budget;
import mobius.budget.Percentile;
import mobius.measure.Failures;
import mobius.measure.RequestStats;
import mobius.measure.Responses;
import mobius.verdict.evidence.GatedBudgets;
import mobius.verdict.evidence.RunView;
import mobius.verdict.finding.Text;

/**
 * A share of requests that may be slow, fail or be rejected.
 *
 * @param id in findings: {@code p95}, {@code errors}, {@code shedding}
 * @param subject a request name, or {@code all requests}
 * @param name for display: {@code p95 of all requests (200 ms)}
 * @param requests whose responses are counted
 * @param allowed the share, from 0 to 1
 * @param delay the least time that a bad request has waited; zero if it need not have waited
 */
public record Tolerance(String id, String subject, String name, RequestStats requests, double allowed, Duration delay) {

    private static final String ERRORS = "errors";
    private static final String SHEDDING = "shedding";

    /** Returns the tolerances of the gated budgets, and one for rejections, which are not failures but carry no load. */
    public static List<Tolerance> gated(RunView run) {
        Stream<Tolerance> latencies = new GatedBudgets(run).latencies().map(budget -> latency(run, budget));
        double allowed = run.budgets().errorRate().value();
        return Stream.concat(
                        latencies,
                        Stream.of(
                                ofAll(run, ERRORS, "failed requests", allowed),
                                ofAll(run, SHEDDING, "rejected requests", allowed)))
                .toList();
    }

    /** Whether it is about failures, and not about time or refusals. */
    public boolean isAboutErrors() {
        return id.equals(ERRORS);
    }

    /** Returns the number of responses to which the tolerance applies. */
    long all(Responses responses) {
        return switch (id) {
            case ERRORS -> responses.judged() - responses.failures().shed();
            case SHEDDING -> responses.count();
            default -> responses.ok().count();
        };
    }

    /** Returns the number of bad responses. */
    long bad(Responses responses) {
        Failures failures = responses.failures();
        return switch (id) {
            case ERRORS -> failures.notShed();
            case SHEDDING -> failures.shed() + responses.throttled();
            default -> slow(responses);
        };
    }

    /** OK responses that did not stay below the limit. */
    private long slow(Responses responses) {
        return all(responses) - responses.ok().toHistogram().getCountBetweenValues(0, delay.toMillis() - 1);
    }

    /** The tolerance for a percentile: its complement may be above the limit. */
    private static Tolerance latency(RunView run, Budget.Latency budget) {
        Percentile percentile = budget.percentile();
        return new Tolerance(
                percentile.toString(),
                budget.subject(),
                "%s of %s (%s)".formatted(percentile, budget.subject(), Text.of(budget.limit())),
                run.requestsOf(budget),
                (100 - percentile.value()) / 100,
                budget.limit());
    }

    private static Tolerance ofAll(RunView run, String id, String name, double allowed) {
        String full = "%s (%s %%)".formatted(name, Text.of(allowed * 100));
        return new Tolerance(id, Budget.TOTAL, full, run.total(), allowed, Duration.ZERO);
    }
}
