package mobius.verdict;

import java.util.List;
import mobius.verdict.leak.LeakIndicator;

/** What may be called a leak. */
public final class LeakableMetrics {

    private LeakableMetrics() {}

    /** The names of the metrics. */
    public static List<String> all() {
        return LeakIndicator.ALL.stream().map(LeakIndicator::metric).toList();
    }
}
