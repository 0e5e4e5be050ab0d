package mobius.verdict.validity;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import mobius.budget.Percentile;
import mobius.measure.WindowStats;
import mobius.telemetry.InjectorMetrics;
import mobius.telemetry.Series;
import mobius.verdict.evidence.GatedBudgets;
import mobius.verdict.evidence.RunView;
import mobius.verdict.finding.Observation;
import mobius.verdict.finding.Text;
import mobius.verdict.finding.Threshold;

/** Lateness of the injector's watchdog in the measured windows. */
final class SchedulingLag {

    /** Least limit of the p99 of the lag. */
    private static final double LEAST_LIMIT_MILLIS = 5;

    /** Limit of the p99 of the lag, as a share of the measured median response time. */
    private static final double SHARE_OF_MEDIAN = 0.05;

    /** Length from which a stall is long, as a share of the tightest gated budget. */
    private static final double SHARE_OF_BUDGET = 0.1;

    private static final double MOST_PERCENT_IN_STALLS = 0.5;

    /** Multiple of its limit up to which the time in stalls merely delays responses. */
    private static final double UTMOST_IN_STALLS = 10;

    /**
     * Multiple of its limit up to which the lag merely delays responses. It is smaller, because the p99 of the lag reaches the
     * length of the stalls as soon as they take 1 % of the time.
     */
    private static final double UTMOST = 4;

    private static final double TICKS_BEYOND = 0.01;
    private static final double TICK_MILLIS = InjectorMetrics.TICK.toNanos() / 1e6;

    private final RunView run;
    private final InjectorView injector;
    private final List<Double> stallsFromLongest;
    private final double ticks;

    /** Reads the watchdog of a run. */
    SchedulingLag(RunView run) {
        this.run = run;
        injector = new InjectorView(run);
        stallsFromLongest = injector.of(InjectorMetrics.STALL).stream()
                .flatMap(series -> series.points().stream())
                .map(Series.Point::value)
                .sorted(Comparator.reverseOrder())
                .toList();
        ticks = injector.sum(InjectorMetrics.TICKS);
    }

    /** Returns true if the watchdog has readings throughout the windows. */
    boolean isKnown() {
        return injector.isWatched() && ticks > 0;
    }

    /** Returns true if the lag or the stalls are over their limits. */
    boolean isLate() {
        return isKnown() && !(usual().meetTheLimit() && stalls().meetTheLimit());
    }

    /** Returns true if the lag exceeds what merely delays responses. */
    boolean isBeyondUtmost() {
        return isKnown() && !(utmost().isMetBy(p99Millis()) && utmostInStalls().isMetBy(percentInLongStalls()));
    }

    /** Returns the limit up to which the lag merely delays responses. */
    Threshold utmost() {
        return Threshold.atMost(UTMOST * limitMillis());
    }

    /** Returns the limit up to which the time in stalls merely delays responses. */
    Threshold utmostInStalls() {
        return Threshold.atMost(UTMOST_IN_STALLS * MOST_PERCENT_IN_STALLS);
    }

    /** Returns the 99th percentile of the lag. */
    Observation usual() {
        Observation facts = Observation.of("p99 of the scheduling lag", "ms").expected(Threshold.atMost(limitMillis()));
        return isKnown() ? facts.actual(p99Millis()).samples((long) ticks) : facts;
    }

    /** Returns the share of time in stalls that are long compared with the tightest budget. */
    Observation stalls() {
        Observation facts = Observation.of("time in stalls longer than " + Text.of(longStallMillis(), "ms"), "%")
                .expected(Threshold.atMost(MOST_PERCENT_IN_STALLS));
        return isKnown() ? facts.actual(percentInLongStalls()) : facts;
    }

    /**
     * The 99th percentile of the lag, corrected for coordinated omission. A stall suppresses the ticks that were due in it, which
     * would have been late by decreasing amounts. Without them, a few long stalls would be outnumbered by many ticks on time.
     * Ticks that were late by less than a stall are not recorded separately and count as on time.
     */
    private double p99Millis() {
        double[] late = stallsFromLongest.stream()
                .flatMapToDouble(stall -> DoubleStream.iterate(stall, lag -> lag > 0, lag -> lag - TICK_MILLIS))
                .sorted()
                .toArray();
        double all = ticks + late.length - stallsFromLongest.size();
        int rank = late.length - 1 - (int) Math.floor(all * TICKS_BEYOND);
        return rank >= 0 ? late[rank] : 0;
    }

    /** The share of time in long stalls, in percent. */
    private double percentInLongStalls() {
        double limit = longStallMillis();
        double millis = stallsFromLongest.stream()
                .mapToDouble(Double::doubleValue)
                .filter(stall -> stall > limit)
                .sum();
        return 100 * millis / injector.duration().toMillis();
    }

    /** The limit of the p99 of the lag, in milliseconds. */
    private double limitMillis() {
        return Math.max(LEAST_LIMIT_MILLIS, SHARE_OF_MEDIAN * medianMillis().orElse(0));
    }

    /** The length from which a stall is long; infinite without a gated latency budget. */
    private double longStallMillis() {
        return SHARE_OF_BUDGET
                * new GatedBudgets(run)
                        .latencies()
                        .mapToDouble(budget -> budget.limit().toNanos() / 1e6)
                        .min()
                        .orElse(Double.POSITIVE_INFINITY);
    }

    /** The smallest median response time of all windows, in milliseconds. */
    private OptionalDouble medianMillis() {
        return run.latencyTotal().windows().stream()
                .map(WindowStats::whole)
                .flatMap(window -> window.ok().at(Percentile.P50).stream())
                .mapToLong(Duration::toMillis)
                .asDoubleStream()
                .min();
    }
}
