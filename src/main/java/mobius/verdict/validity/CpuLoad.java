package mobius.verdict.validity;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import mobius.telemetry.InjectorMetrics;
import mobius.telemetry.Series;
import mobius.verdict.evidence.RunView;
import mobius.verdict.finding.Observation;
import mobius.verdict.finding.Threshold;

/** CPU load of the injector's machine in the measured windows. */
final class CpuLoad {

    private static final int SAMPLES_IN_FIVE_SECONDS = 5;
    private static final double MOST_PERCENT_BUSY = 80;

    /** Most time in which the control group may be throttled, in its worst 5 s. */
    private static final double MOST_PERCENT_THROTTLED = 1;

    /** Most time that the host may steal, over all windows. */
    private static final double MOST_PERCENT_STOLEN = 2;

    private final InjectorView injector;

    CpuLoad(RunView run) {
        injector = new InjectorView(run);
    }

    /** Returns true if the load of the cores is known. */
    boolean isKnown() {
        return busiest().actual() != null;
    }

    /** Returns true if one of the values is over its limit. */
    boolean isHot() {
        return all().anyMatch(facts -> facts.actual() != null && !facts.meetTheLimit());
    }

    /** Returns the first value over its limit, or the busiest core if there is none. */
    Observation worst() {
        return all().filter(facts -> facts.actual() != null && !facts.meetTheLimit())
                .findFirst()
                .orElse(busiest());
    }

    private Stream<Observation> all() {
        return Stream.of(
                busiest(),
                facts("busiest 5 s of the control group", MOST_PERCENT_BUSY, highest(InjectorMetrics.CGROUP_CPU_RATIO)),
                facts(
                        "time in which the control group was throttled, in its worst 5 s",
                        MOST_PERCENT_THROTTLED,
                        highest(InjectorMetrics.CGROUP_THROTTLED_RATIO)),
                facts("time stolen by the host", MOST_PERCENT_STOLEN, injector.mean(InjectorMetrics.STEAL_RATIO)));
    }

    /** The mean over 5 s, because a short peak does not delay responses. */
    private Observation busiest() {
        return facts("busiest 5 s of a core", MOST_PERCENT_BUSY, highest(InjectorMetrics.CPU_RATIO));
    }

    /** The highest mean over 5 s of any series of the metric. */
    private OptionalDouble highest(String metric) {
        List<Series> cores = injector.of(metric);
        return cores.stream()
                .flatMapToDouble(series -> series.highestMeanOf(SAMPLES_IN_FIVE_SECONDS).stream())
                .max();
    }

    private static Observation facts(String value, double mostPercent, OptionalDouble ratio) {
        Observation facts = Observation.of(value, "%").expected(Threshold.atMost(mostPercent));
        return ratio.isPresent() ? facts.actual(100 * ratio.getAsDouble()) : facts;
    }
}
