package mobius.verdict;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import mobius.budget.Budget;
import mobius.budget.Percentile;
import mobius.measure.MeasuredWindow;
import mobius.measure.RequestStats;
import mobius.measure.Responses;
import mobius.verdict.evidence.RunView;
import mobius.verdict.finding.Finding;
import mobius.verdict.finding.Threshold;
import mobius.verdict.suspect.DiagnosticInput.Broken;

/**
 * What the budgets that broke say of their time: that requests took too long, or that they failed. A latency budget counts a failed
 * request as slower than every limit, so that failures alone can break it; and failures can be requests that took too long.
 */
final class BrokenBudget {

    private static final String LATENCY = "latency.p";
    private static final String ERRORS = "errors";
    private static final Set<String> LOAD = Set.of("throughput", "regression.throughput");

    /** Other budgets of time, and changes of it from run to run. */
    private static final Set<String> SPEED =
            Set.of("recovery", "degradation.hanging", "regression.p50", "regression.p95", "regression.p99");

    private static final Set<String> FAILURES = Set.of("degradation.crash", "degradation.content", "regression.errors");
    private static final double PERCENT = 100;

    private BrokenBudget() {}

    /** What findings that say that a budget broke are about. Users whose requests fail send no more: less load is no sign then. */
    static Set<Broken> of(RunView run, List<Finding> findings) {
        Set<Broken> broken = EnumSet.noneOf(Broken.class);
        findings.forEach(finding -> broken.addAll(of(run, finding)));
        boolean lessLoad = findings.stream().anyMatch(finding -> LOAD.contains(finding.id()));
        if (lessLoad && !broken.contains(Broken.ERRORS)) {
            broken.add(Broken.SPEED);
        }
        return broken;
    }

    private static Set<Broken> of(RunView run, Finding finding) {
        String id = finding.id();
        if (LOAD.contains(id)) {
            return Set.of();
        }
        if (id.startsWith(LATENCY)) {
            return Set.of(isSlow(run, finding) ? Broken.SPEED : Broken.ERRORS);
        }
        if (id.equals(ERRORS)) {
            return responses(run, run.total(), finding)
                            .filter(BrokenBudget::timedOut)
                            .isPresent()
                    ? Set.of(Broken.ERRORS, Broken.SPEED)
                    : Set.of(Broken.ERRORS);
        }
        if (SPEED.contains(id)) {
            return Set.of(Broken.SPEED);
        }
        return Set.of(FAILURES.contains(id) ? Broken.ERRORS : Broken.OTHER);
    }

    /** Whether at least half of the failures are timeouts of the client. */
    static boolean timedOut(Responses responses) {
        long failed = responses.ko().count();
        return failed > 0 && 2 * responses.failures().timedOut() >= failed;
    }

    /** Whether the budget is missed without the requests that failed for other reasons than their time. */
    private static boolean isSlow(RunView run, Finding finding) {
        Threshold limit = finding.facts().expected();
        Percentile percentile = new Percentile(Double.parseDouble(finding.id().substring(LATENCY.length())));
        Optional<Responses> responses = requests(run, finding).flatMap(request -> responses(run, request, finding));
        return limit == null
                || responses.isEmpty()
                || isSlow(responses.get(), percentile, (long) Math.ceil(limit.value()));
    }

    private static boolean isSlow(Responses responses, Percentile percentile, long limitMillis) {
        if (responses.count() == responses.ok().count()) {
            return true;
        }
        long all = responses.ok().count() + responses.failures().timedOut();
        long inTime = responses.ok().toHistogram().getCountBetweenValues(0, Math.max(0, limitMillis - 1));
        return all - inTime > all * (PERCENT - percentile.value()) / PERCENT;
    }

    private static Optional<RequestStats> requests(RunView run, Finding finding) {
        return finding.subject().equals(Budget.TOTAL)
                ? Optional.of(run.latencyTotal())
                : run.measurement().request(finding.subject());
    }

    private static Optional<Responses> responses(RunView run, RequestStats request, Finding finding) {
        MeasuredWindow window = finding.facts().window();
        int number = window == null ? -1 : run.measurement().windows().indexOf(window);
        return number < 0
                ? Optional.empty()
                : Optional.of(request.windows().get(number).whole());
    }
}
