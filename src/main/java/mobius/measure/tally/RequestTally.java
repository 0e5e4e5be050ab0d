package mobius.measure.tally;

import java.util.List;
import java.util.stream.IntStream;
import mobius.measure.RequestStats;
import mobius.measure.Responses;
import mobius.measure.WindowStats;
import org.jspecify.annotations.Nullable;

/** Counts the requests of one name, each in its part or outside all parts. */
final class RequestTally {

    private final String name;

    private final Batches batches;

    private final @Nullable ResponseTally[] tallies;

    RequestTally(String name, Batches batches) {
        this.name = name;
        this.batches = batches;
        this.tallies = new @Nullable ResponseTally[batches.size()];
    }

    void record(int batch, Sample sample) {
        ResponseTally tally = tallies[batch];
        if (tally == null) {
            tally = new ResponseTally();
            tallies[batch] = tally;
        }
        tally.record(sample);
    }

    /** Releases memory of a part that is over, until a late response arrives. */
    void pack(int batch) {
        ResponseTally tally = tallies[batch];
        if (tally != null) {
            tally.pack();
        }
    }

    RequestStats stats() {
        List<WindowStats> windows = IntStream.range(0, batches.windows().size())
                .mapToObj(this::window)
                .toList();
        return new RequestStats(name, whole(), windows);
    }

    private Responses whole() {
        ResponseTally whole = new ResponseTally();
        for (ResponseTally tally : tallies) {
            if (tally != null) {
                whole.add(tally);
            }
        }
        return whole.responses();
    }

    private WindowStats window(int window) {
        return new WindowStats(IntStream.range(0, batches.windows().get(window).parts())
                .mapToObj(batch -> responses(batches.number(window, batch)))
                .toList());
    }

    private Responses responses(int batch) {
        ResponseTally tally = tallies[batch];
        return tally == null ? Responses.NONE : tally.responses();
    }
}
