package mobius.measure.tally;

import java.util.List;
import java.util.stream.IntStream;
import mobius.measure.RequestStats;
import mobius.measure.Responses;
import mobius.measure.WindowStats;
import org.jspecify.annotations.Nullable;

/** Counts the requests of one name, each of them once: in its batch, or outside of all. */
final class RequestTally {

    private final String name;

    private final Batches batches;

    private final @Nullable ResponseTally[] tallies;

    /** When the first of them ended; in what order the names came must not depend on who sent them. */
    private long firstMillis = Long.MAX_VALUE;

    RequestTally(String name, Batches batches) {
        this.name = name;
        this.batches = batches;
        this.tallies = new @Nullable ResponseTally[batches.size()];
    }

    void record(int batch, Sample sample) {
        firstMillis = Math.min(firstMillis, sample.endMillis());
        at(batch).record(sample);
    }

    /** Counts the requests of this name that another injector has sent. */
    void absorb(RequestTally other) {
        firstMillis = Math.min(firstMillis, other.firstMillis);
        for (int batch = 0; batch < tallies.length; batch++) {
            ResponseTally theirs = other.tallies[batch];
            if (theirs != null) {
                at(batch).absorb(theirs);
            }
        }
    }

    private ResponseTally at(int batch) {
        ResponseTally tally = tallies[batch];
        if (tally == null) {
            tally = new ResponseTally();
            tallies[batch] = tally;
        }
        return tally;
    }

    String name() {
        return name;
    }

    long firstMillis() {
        return firstMillis;
    }

    /** Gives the memory of a batch back that is over, until a late answer comes. */
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
