package mobius.seed;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import mobius.seed.client.RemoteItem;

/** Counts what was done on a platform. Thread-safe. */
public final class Outcome {

    private final Map<SeedEvent, Long> counts = new ConcurrentHashMap<>();
    private final Set<String> runsSeen = ConcurrentHashMap.newKeySet();
    private final Map<Integer, String> refusals = new ConcurrentSkipListMap<>();
    private final Queue<String> kept = new ConcurrentLinkedQueue<>();

    /** How many times an event has occurred. */
    public long count(SeedEvent deed) {
        return counts.getOrDefault(deed, 0L);
    }

    /** Projects of the suite that were not removed: a sentence for each that gives the reason, in alphabetical order. */
    public List<String> kept() {
        return kept.stream().sorted().toList();
    }

    void add(SeedEvent deed) {
        counts.merge(deed, 1L, Long::sum);
    }

    /** The ids of the runs whose marks were found, whether or not they were selected for removal. */
    public SortedSet<String> runsSeen() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(runsSeen));
    }

    /** Why accounts could not sign in: one of the platform's responses for each status, ordered by status. */
    public List<String> refusals() {
        return List.copyOf(refusals.values());
    }

    /** Counts an item that a list has shown, and records the run that created it. */
    void see(SeedEvent deed, RemoteItem item) {
        add(deed);
        item.mark().ifPresent(mark -> runsSeen.add(mark.run()));
    }

    /**
     * Counts an account that could not sign in.
     *
     * @param answer the platform's response; the first for each status is kept
     */
    void refuse(int status, String answer) {
        add(SeedEvent.ACCOUNT_UNKNOWN);
        refusals.putIfAbsent(status, answer);
    }

    /**
     * Records a project that was not removed.
     *
     * @param sentence names the project and gives the reason
     */
    void keep(String sentence) {
        kept.add(sentence);
    }
}
