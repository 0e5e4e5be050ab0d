package mobius.telemetry.exposition;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gathers the metrics of one exposition up to a limit. */
final class KeptMetrics {

    private final int limit;
    private final List<Metric> metrics = new ArrayList<>();
    private final Set<Key> seen = new HashSet<>();
    private int duplicates;
    private int leftOut;
    private int notUnderstood;
    private @Nullable String firstFault;

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

    /** Counts a line that is not understood. */
    void leaveOut(int line, Malformed wrong) {
        notUnderstood++;
        if (firstFault == null) {
            firstFault = String.format(Locale.ROOT, "line %d %s", line, wrong.complaint());
        }
    }

    Exposition exposition() {
        return new Exposition(metrics, duplicates, leftOut, notUnderstood, Optional.ofNullable(firstFault));
    }
}
