package mobius.verdict.validity;

import java.util.OptionalDouble;
import mobius.telemetry.InjectorMetrics;
import mobius.telemetry.Series;
import mobius.verdict.evidence.RunView;
import mobius.verdict.finding.Observation;
import mobius.verdict.finding.Threshold;

/**
 * Time that the injector's event loops waited for a core in the measured windows. The watchdog does not show it: it sleeps most
 * of the time, and schedulers prefer threads that wake up over threads that run.
 */
final class LoopWaits {

    private static final int SAMPLES_IN_FIVE_SECONDS = 5;

    /**
     * Limit. At this value the injector has about doubled p95; an injector without enough CPU has more than twice the value
     * (docs/method/gates.md).
     */
    private static final double MOST_PERCENT = 20;

    /** Limit of waits that merely lengthen response times. Beyond it, the load is no longer the planned one. */
    private static final double UTMOST_PERCENT = 40;

    private final OptionalDouble worst;

    /** Computes the worst wait of a run. */
    LoopWaits(RunView run) {
        worst = new InjectorView(run)
                .of(InjectorMetrics.LOOPS_WAITING).stream()
                        .flatMapToDouble(series -> worst(series).stream())
                        .max();
    }

    boolean areKnown() {
        return worst.isPresent();
    }

    /** Returns true if the wait is over its limit. */
    boolean areLong() {
        return areKnown() && !facts().meetTheLimit();
    }

    /** Returns the limit up to which waits merely lengthen response times. */
    static Threshold utmost() {
        return Threshold.atMost(UTMOST_PERCENT);
    }

    /** Returns true if the wait exceeds what merely lengthens response times. */
    boolean areBeyondUtmost() {
        return worst.isPresent() && !utmost().isMetBy(100 * worst.getAsDouble());
    }

    /** Returns the share of time in which a response met an event loop that was waiting for a core. */
    Observation facts() {
        Observation facts = Observation.of("time in which event loops waited for a core, in the worst 5 s", "%")
                .expected(Threshold.atMost(MOST_PERCENT));
        return worst.isPresent() ? facts.actual(100 * worst.getAsDouble()) : facts;
    }

    /** The highest mean over 5 s, or over the whole window if that is shorter. */
    private static OptionalDouble worst(Series series) {
        return series.highestMeanOf(
                Math.min(SAMPLES_IN_FIVE_SECONDS, series.points().size()));
    }
}
