package mobius.seed;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What was done on a platform. Any number of threads may add to it. */
public final class Outcome {

    private final Map<Deed, Long> counts = new ConcurrentHashMap<>();
    private final Queue<String> kept = new ConcurrentLinkedQueue<>();

    public long count(Deed deed) {
        return counts.getOrDefault(deed, 0L);
    }

    /** Projects of the suite that stay, a sentence each that says why. */
    public List<String> kept() {
        return kept.stream().sorted().toList();
    }

    void add(Deed deed) {
        counts.merge(deed, 1L, Long::sum);
    }

    void keep(String sentence) {
        kept.add(sentence);
    }
}
