package mobius.verdict;

import java.util.OptionalDouble;
import mobius.telemetry.InjectorMetrics;
import mobius.telemetry.Series;

/**
 * How long the injector's event loops waited for a core in the measured windows. The watchdog sleeps most of the time, and a
 * scheduler wakes sleepers in time that lets those who work wait.
 */
final class LoopWaits {

    private static final int SAMPLES_IN_FIVE_SECONDS = 5;

    /** Here the injector has about doubled p95, and a starved one reads more than twice that: docs/verdict.md has the figures. */
    private static final double MOST_PERCENT = 20;

    private final OptionalDouble worst;

    LoopWaits(JudgedRun run) {
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

    /** The share of time in which a response met an event loop that was waiting itself. */
    Facts facts() {
        Facts facts = Facts.of("time in which event loops waited for a core, in the worst 5 s", "%")
                .expected(Limit.atMost(MOST_PERCENT));
        return worst.isPresent() ? facts.actual(100 * worst.getAsDouble()) : facts;
    }

    /** A window may be shorter. */
    private static OptionalDouble worst(Series series) {
        return series.highestMeanOf(
                Math.min(SAMPLES_IN_FIVE_SECONDS, series.points().size()));
    }
}
