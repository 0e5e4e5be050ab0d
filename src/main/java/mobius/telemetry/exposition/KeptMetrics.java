package mobius.telemetry.exposition;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Gathers the metrics of one exposition up to a limit. */
final class KeptMetrics {

    private final int limit;
    private final List<Metric> metrics = new ArrayList<>();
    private final Set<Key> seen = new HashSet<>();
    private int duplicates;
    private int leftOut;

    private record Key(String name, Labels labels) {}

    KeptMetrics(int limit) {
        this.limit = limit;
    }

    void add(Metric metric) {
        Key key = new Key(metric.name(), metric.labels());
        if (seen.contains(key)) {
            duplicates++;
        } else if (metrics.size() == limit) {
            leftOut++;
        } else {
            seen.add(key);
            metrics.add(metric);
        }
    }

    Exposition exposition() {
        return new Exposition(metrics, duplicates, leftOut);
    }
}
