package mobius.verdict.budget;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mobius.budget.Percentile;
import mobius.measure.LatencyHistogram;
import mobius.measure.MeasuredWindow;
import mobius.measure.RequestStats;
import mobius.measure.WindowStats;
import mobius.verdict.evidence.Check;
import mobius.verdict.evidence.RunView;
import mobius.verdict.finding.Finding;
import mobius.verdict.finding.Observation;
import mobius.verdict.finding.Status;
import mobius.verdict.finding.Text;
import mobius.workload.Workload;

/**
 * Reports how much slower the first request to each endpoint was than later ones. It needs a plan that measures a single user
 * before all others, whose requests are then in a window of their own.
 *
 * <p>Finding {@code cold-start.first-request}, one for each request: INFO, because there is no budget.
 */
public final class FirstRequests implements Check {

    private static final int COLD = 0;
    private static final int WARM = 1;

    @Override
    public List<Finding> ask(RunView run) {
        return run.workload()
                        .filter(plan ->
                                beginsWithOneUser(plan, run.measurement().windows()))
                        .isEmpty()
                ? List.of()
                : run.measurement().requests().stream()
                        .flatMap(request -> judge(request, run.window(COLD)))
                        .toList();
    }

    /** True if the first window has one user and the second more. */
    private static boolean beginsWithOneUser(Workload plan, List<MeasuredWindow> windows) {
        return windows.size() > WARM
                && Math.round(users(plan, windows.get(COLD))) == 1
                && users(plan, windows.get(WARM)) > 1.5;
    }

    private static double users(Workload plan, MeasuredWindow window) {
        return plan.plannedUsers(Duration.ofMillis(window.startMillis()), Duration.ofMillis(window.endMillis()));
    }

    /** The finding for one request; none if it has no OK response in the first window. */
    private static Stream<Finding> judge(RequestStats request, MeasuredWindow window) {
        LatencyHistogram cold = ofWindow(request, COLD);
        Optional<Duration> warm = ofWindow(request, WARM).at(Percentile.P50);
        return Optional.ofNullable(cold.maxMillis()).stream()
                .map(first -> finding(request.name(), first, warm, window));
    }

    private static LatencyHistogram ofWindow(RequestStats request, int window) {
        List<WindowStats> windows = request.windows();
        return windows.get(window).whole().ok();
    }

    private static Finding finding(String request, long first, Optional<Duration> warm, MeasuredWindow window) {
        Observation facts = Observation.of("first response of " + request, "ms")
                .actual((double) first)
                .samples(1)
                .within(window);
        return Finding.of(
                "cold-start.first-request",
                request,
                Status.INFO,
                facts,
                warm.map(median -> comparison(first, median.toMillis()))
                        .orElse("Its warm response time is unknown: no later request was answered."));
    }

    /** Compares the two times. A time below the resolution of the log counts as half of it. */
    private static String comparison(long first, long median) {
        double factor = Math.max(0.5, (double) first) / Math.max(0.5, (double) median);
        return "Warm, its median is %s: the first took %s times as long."
                .formatted(Text.of(Duration.ofMillis(median)), Text.of(Math.round(factor * 10) / 10.0));
    }
}
