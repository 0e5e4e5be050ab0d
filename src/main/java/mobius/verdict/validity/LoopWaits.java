package mobius.verdict.validity;

import java.util.OptionalDouble;
import mobius.telemetry.InjectorMetrics;
import mobius.telemetry.Series;
import mobius.verdict.evidence.RunView;
import mobius.verdict.finding.Observation;
import mobius.verdict.finding.Threshold;

/**
 * How long the injector's event loops waited for a core in the measured windows. The watchdog sleeps most of the time, and a
 * scheduler wakes sleepers in time that lets those who work wait.
 */
final class LoopWaits {

    private static final int SAMPLES_IN_FIVE_SECONDS = 5;

    /** Here the injector has about doubled p95, and a starved one reads more than twice that: docs/method/gates.md has the figures. */
    private static final double MOST_PERCENT = 20;

    private static final double UTMOST_PERCENT = 40;

    private final OptionalDouble worst;

    LoopWaits(RunView run) {
        worst = new InjectorView(run)
                .of(InjectorMetrics.LOOPS_WAITING).stream()
                        .flatMapToDouble(series -> worst(series).stream())
                        .max();
    }

    boolean areKnown() {
        return worst.isPresent();
    }

    boolean areLong() {
        return areKnown() && !facts().meetTheLimit();
    }

    /** Up to which waits read as nothing but longer response times. */
    static Threshold utmost() {
        return Threshold.atMost(UTMOST_PERCENT);
    }

    boolean areBeyondUtmost() {
        return worst.isPresent() && !utmost().isMetBy(100 * worst.getAsDouble());
    }

    /** The share of time in which a response met an event loop that was waiting itself. */
    Observation facts() {
        Observation facts = Observation.of("time in which event loops waited for a core, in the worst 5 s", "%")
                .expected(Threshold.atMost(MOST_PERCENT));
        return worst.isPresent() ? facts.actual(100 * worst.getAsDouble()) : facts;
    }

    /** A window may be shorter. */
    private static OptionalDouble worst(Series series) {
        return series.highestMeanOf(
                Math.min(SAMPLES_IN_FIVE_SECONDS, series.points().size()));
    }
}
