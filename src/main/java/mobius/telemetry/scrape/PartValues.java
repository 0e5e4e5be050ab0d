package mobius.telemetry.scrape;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.BiConsumer;
import java.util.function.DoubleBinaryOperator;
import mobius.telemetry.exposition.Labels;
import mobius.telemetry.exposition.Metric;

/**
 * The figures of one part of a source by their canonical names. Those of several series with the same labels are added up. Of
 * several exported names for one figure the best one counts, and what an exporter exposes only in pieces is put together.
 */
final class PartValues {

    /** Names that lead to others and are not recorded; no exporter can have them. */
    static final String QUOTA = "~quota";

    static final String PERIOD = "~period";
    static final String AVAILABLE = "~available";

    private static final String PIECE = "~";
    private static final String POOL = "db_pool_connections";
    private static final String POOL_USED = "db_pool_checked_out";
    private static final String MEMORY_LIMIT = "container_memory_limit_bytes";

    /** The kernel has no limit by one of 8 EiB. */
    private static final double NO_LIMIT_BYTES = 1e17;

    private final Map<String, Integer> ranks = new LinkedHashMap<>();
    private final Map<String, Map<Labels, Double>> values = new LinkedHashMap<>();

    /** @param rank of the exported name; of several the lowest counts */
    void add(Metric metric, int rank) {
        int best = ranks.getOrDefault(metric.name(), Integer.MAX_VALUE);
        if (rank < best) {
            ranks.put(metric.name(), rank);
            values.put(metric.name(), new LinkedHashMap<>());
        }
        if (rank <= best) {
            of(metric.name()).merge(metric.labels(), metric.value(), Double::sum);
        }
    }

    /**
     * Gives each figure and its values. One that is not known is not a finite number, for example the cores of a container without a limit.
     *
     * @param cores the name of the number of cores, which a quota and a period make
     */
    void forEach(String cores, BiConsumer<String, Map<Labels, Double>> each) {
        combine(cores, QUOTA, PERIOD, (quota, period) -> quota > 0 && period > 0 ? quota / period : Double.NaN);
        combine(POOL_USED, POOL, AVAILABLE, (size, available) -> Math.max(0, size - available));
        combine(POOL, POOL_USED, AVAILABLE, Double::sum);
        of(MEMORY_LIMIT).values().removeIf(limit -> limit <= 0 || limit > NO_LIMIT_BYTES);
        values.forEach((name, series) -> {
            if (!name.startsWith(PIECE)) {
                each.accept(name, series);
            }
        });
    }

    private void combine(String name, String left, String right, DoubleBinaryOperator operator) {
        OptionalDouble one = only(left);
        OptionalDouble other = only(right);
        if (one.isPresent() && other.isPresent() && of(name).isEmpty()) {
            double value = operator.applyAsDouble(one.getAsDouble(), other.getAsDouble());
            values.put(name, new LinkedHashMap<>(Map.of(Labels.NONE, value)));
        }
    }

    private OptionalDouble only(String name) {
        return of(name).values().stream().mapToDouble(Double::doubleValue).findFirst();
    }

    private Map<Labels, Double> of(String name) {
        return values.getOrDefault(name, new LinkedHashMap<>());
    }
}
