package mobius.verdict;

import java.util.List;

/** What may be called a leak. */
public final class LeakableMetrics {

    private LeakableMetrics() {}

    /** The names of the metrics. */
    public static List<String> all() {
        return Leakable.ALL.stream().map(Leakable::metric).toList();
    }
}
