package mobius.verdict.budget;

import java.util.List;
import java.util.stream.Stream;
import mobius.telemetry.Series;
import mobius.telemetry.StartMetrics;
import mobius.telemetry.Telemetry;
import mobius.verdict.evidence.Check;
import mobius.verdict.evidence.RunView;
import mobius.verdict.finding.Finding;
import mobius.verdict.finding.Observation;
import mobius.verdict.finding.Status;
import mobius.verdict.finding.Threshold;

/**
 * Checks the time from the start of the platform to its first healthy response, if the simulation has started the platform.
 *
 * <p>Finding {@code cold-start.first-answer}, one for each start: PASS if the time is below its budget, otherwise FAIL.
 */
public final class FirstAnswer implements Check {

    private static final String EXPLANATION =
            "From the start of its process, or of the command that restarts it. The shares of the first database connection"
                    + " and of cold caches are unknown: the platform's metrics do not distinguish them.";

    @Override
    public List<Finding> ask(RunView run) {
        return run.telemetry().stream()
                .flatMap(FirstAnswer::starts)
                .map(millis -> judge(run, millis))
                .toList();
    }

    private static Stream<Double> starts(Telemetry telemetry) {
        return telemetry.of(StartMetrics.SOURCE, StartMetrics.TO_FIRST_ANSWER_MILLIS).stream()
                .map(Series::points)
                .flatMap(List::stream)
                .map(Series.Point::value);
    }

    private static Finding judge(RunView run, double millis) {
        Observation facts = Observation.of("time from start to the first healthy answer", "ms")
                .expected(Threshold.below(run.budgets().platform().firstAnswer()))
                .actual(millis)
                .samples(1);
        return facts.meetTheLimit()
                ? Finding.ofTime("cold-start.first-answer", "platform", Status.PASS, facts, EXPLANATION)
                : Finding.ofTime("cold-start.first-answer", "platform", Status.FAIL, facts, EXPLANATION)
                        .withAdvice("Check its log for what it waits for before it serves.");
    }
}
