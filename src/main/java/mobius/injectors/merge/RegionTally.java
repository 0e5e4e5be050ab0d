package mobius.injectors.merge;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import mobius.measure.LatencyHistogram;
import mobius.measure.Measurement;
import mobius.measure.Responses;
import mobius.verdict.evidence.InjectorTraffic;
import mobius.verdict.evidence.Injectors;
import mobius.workload.Workload;
import org.jspecify.annotations.Nullable;

/** Adds up what the injectors of each region have sent. */
final class RegionTally {

    private final Predicate<String> inTotal;
    private final Map<String, Sum> regions = new TreeMap<>();

    private record Sum(
            double planned,
            long started,
            Responses all,
            LatencyHistogram timed,
            @Nullable Double distanceMillis) {

        static final Sum NOTHING = new Sum(0, 0, Responses.NONE, LatencyHistogram.NONE, null);

        Sum plus(Sum other) {
            return new Sum(
                    planned + other.planned,
                    started + other.started,
                    Responses.merged(List.of(all, other.all)),
                    LatencyHistogram.merged(List.of(timed, other.timed)),
                    shorter(distanceMillis, other.distanceMillis));
        }

        private static @Nullable Double shorter(@Nullable Double one, @Nullable Double other) {
            return one == null ? other : other == null ? one : (Double) Math.min(one, other);
        }

        InjectorTraffic traffic() {
            return InjectorTraffic.of(planned, started, all, timed, distanceMillis);
        }
    }

    /** @param inTotal the names of the requests whose latency counts for the total */
    RegionTally(Predicate<String> inTotal) {
        this.inTotal = inTotal;
    }

    /** Adds one injector. */
    void add(String region, Measurement measurement, Workload planned, @Nullable Double distanceMillis) {
        Sum part = new Sum(
                InjectorTraffic.planned(measurement, planned),
                InjectorTraffic.started(measurement),
                InjectorTraffic.windows(measurement.total()),
                InjectorTraffic.timed(measurement, inTotal),
                distanceMillis);
        regions.put(region, regions.getOrDefault(region, Sum.NOTHING).plus(part));
    }

    List<Injectors.OfRegion> regions() {
        return regions.entrySet().stream()
                .map(region -> new Injectors.OfRegion(
                        region.getKey(), region.getValue().traffic()))
                .toList();
    }
}
