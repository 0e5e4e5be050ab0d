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

/** What was done on a platform. Any number of threads may add to it. */
public final class Outcome {

    private final Map<SeedEvent, Long> counts = new ConcurrentHashMap<>();
    private final Set<String> runsSeen = ConcurrentHashMap.newKeySet();
    private final Map<Integer, String> refusals = new ConcurrentSkipListMap<>();
    private final Queue<String> kept = new ConcurrentLinkedQueue<>();

    public long count(SeedEvent deed) {
        return counts.getOrDefault(deed, 0L);
    }

    /** Projects of the suite that stay, a sentence each that says why. */
    public List<String> kept() {
        return kept.stream().sorted().toList();
    }

    void add(SeedEvent deed) {
        counts.merge(deed, 1L, Long::sum);
    }

    /** The runs whose marks were seen, wanted or not. */
    public SortedSet<String> runsSeen() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(runsSeen));
    }

    /** Why accounts could not sign in, one of the platform's answers each. */
    public List<String> refusals() {
        return List.copyOf(refusals.values());
    }

    void see(SeedEvent deed, RemoteItem item) {
        add(deed);
        item.mark().ifPresent(mark -> runsSeen.add(mark.run()));
    }

    /** @param answer one is kept for each status */
    void refuse(int status, String answer) {
        add(SeedEvent.ACCOUNT_UNKNOWN);
        refusals.putIfAbsent(status, answer);
    }

    void keep(String sentence) {
        kept.add(sentence);
    }
}
