package mobius.measure.tally;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mobius.measure.RequestStats;

/** Counts the requests by name. The number of separate names is bounded. */
public final class RequestTallies {

    /** Most names that are counted separately. */
    public static final int MOST_NAMES = 20_000;

    /** Responses arrive late, so a part stays unpacked during the next one. */
    private static final int OPEN_BATCHES = 2;

    private final Batches batches;

    private final Map<String, RequestTally> byName = new LinkedHashMap<>();

    private int latestBatch;

    RequestTallies(Batches batches) {
        this.batches = batches;
    }

    void record(Sample sample) {
        int batch = batches.numberAt(sample.startMillis());
        tally(sample.name()).record(batch, sample);
        if (batch > latestBatch) {
            packBefore(batch - OPEN_BATCHES + 1);
            latestBatch = batch;
        }
    }

    /** Counts the requests that another injector has sent. */
    void absorb(RequestTallies other) {
        other.byName.values().forEach(theirs -> tally(theirs.name()).absorb(theirs));
    }

    /** By the time at which the first request of a name ended. */
    List<RequestStats> stats() {
        return byName.values().stream()
                .sorted(Comparator.comparingLong(RequestTally::firstMillis).thenComparing(RequestTally::name))
                .map(RequestTally::stats)
                .toList();
    }

    private RequestTally tally(String name) {
        RequestTally known = byName.get(name);
        return known == null ? newTally(name) : known;
    }

    private RequestTally newTally(String name) {
        String kept = byName.size() < MOST_NAMES ? name : RequestStats.OTHERS;
        return byName.computeIfAbsent(kept, missing -> new RequestTally(missing, batches));
    }

    private void packBefore(int end) {
        for (int batch = Math.max(latestBatch - OPEN_BATCHES + 1, Batches.OUTSIDE + 1); batch < end; batch++) {
            for (RequestTally tally : byName.values()) {
                tally.pack(batch);
            }
        }
    }
}
