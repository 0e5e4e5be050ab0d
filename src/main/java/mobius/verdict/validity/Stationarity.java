package mobius.verdict.validity;

import java.util.List;
import mobius.measure.RequestStats;
import mobius.stats.Drift;
import mobius.verdict.evidence.Batches;
import mobius.verdict.evidence.Check;
import mobius.verdict.evidence.RunView;
import mobius.verdict.evidence.WindowBatches;
import mobius.verdict.finding.Finding;
import mobius.verdict.finding.Observation;
import mobius.verdict.finding.Threshold;

/**
 * Checks whether the platform had settled before the measurement, by {@link Drift}. Ramps are not checked, because response times
 * may change with the load.
 *
 * <p>Gate {@code gate.stationarity}, one for each deciding window: INCONCLUSIVE if the p95 of the first and the last third of the
 * batches differ by more than 10 % and more than three standard errors. INFO with too few samples. A smoke check has no such
 * finding.
 */
public final class Stationarity implements Check {

    private static final ValidityGate GATE = new ValidityGate("gate.stationarity", "run");

    /** Number of standard errors that a drift may have. */
    private static final double ERRORS = 3;

    /** Smallest relevant drift, as a logarithm, however significant a smaller one is. */
    private static final double LEAST_CHANGE = Math.log(1.1);

    @Override
    public List<Finding> ask(RunView run) {
        if (run.conditions().smokeCheck()) {
            return List.of();
        }
        RequestStats total = run.latencyTotal();
        return run.decidingWindows().stream()
                .filter(number -> run.window(number).staysLevel())
                .map(number -> judge(run, number, WindowBatches.of(total, number, run.window(number))))
                .toList();
    }

    private static Finding judge(RunView run, int number, Batches batches) {
        Observation facts = Observation.of("change of p95 from the first to the last third", "%")
                .within(run.window(number));
        if (!batches.areEnough()) {
            return GATE.remarks(facts, "Too few samples in each batch to detect a drift.");
        }
        Drift drift = Drift.of(batches.histograms());
        double limit = limit(drift);
        Observation known = facts.expected(Threshold.atMost(percent(limit)))
                .actual(percent(Math.abs(drift.change())))
                .samples(batches.samples());
        return isWithin(drift) ? GATE.holds(known, "Response times were stable.") : moved(drift, known);
    }

    /** Returns true if the change is small or not significant. */
    public static boolean isWithin(Drift drift) {
        return Math.abs(drift.change()) <= limit(drift);
    }

    /** The larger of the relevant and the significant change. */
    private static double limit(Drift drift) {
        return Math.max(LEAST_CHANGE, ERRORS * drift.standardError());
    }

    private static Finding moved(Drift drift, Observation facts) {
        return drift.change() < 0
                ? GATE.condemns(
                        facts,
                        "The platform was still becoming faster: the warm-up was too short.",
                        "Lengthen the settle stage.")
                : GATE.condemns(
                        facts,
                        "The platform became slower and slower: no single value describes it.",
                        "Look for growing data, a filling queue or a leak, preferably with a soak.");
    }

    private static double percent(double change) {
        return 100 * Math.expm1(change);
    }
}
