package mobius.measure.tally;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import mobius.measure.Second;
import org.jspecify.annotations.Nullable;

/** Counts the events of each second of the run. Times are in milliseconds after the start of the injection. */
final class Timeline {

    /** With Gatling's defaults, responses arrive up to a minute late. Older seconds are packed. */
    private static final int OPEN_SECONDS = 128;

    /** Seconds from 0, indexed by number: every event in the log is looked up here. */
    private @Nullable SecondTally[] tallies = new @Nullable SecondTally[1_024];

    private final SortedMap<Integer, SecondTally> beforeTheInjection = new TreeMap<>();

    private final ArrayDeque<SecondTally> open = new ArrayDeque<>();

    void userStarted(long atMillis) {
        at(atMillis).userStarted();
    }

    void userEnded(long atMillis) {
        at(atMillis).userEnded();
    }

    /**
     * Counts a request in the second of its start and in that of its end.
     *
     * @param isInTotal true if its response time counts for all requests together
     */
    void request(Sample sample, boolean isInTotal) {
        at(sample.startMillis()).requestStarted(sample, isInTotal);
        at(sample.endMillis()).requestEnded(sample.outcome());
    }

    /** Counts what another injector has done. */
    void absorb(Timeline other) {
        other.known().forEach((second, theirs) -> kept(second).absorb(theirs));
    }

    /**
     * Returns the seconds in which anything was planned or happened, in the order of time.
     *
     * @param usersPlanned the planned arrivals by second
     */
    List<Second> seconds(Map<Integer, Double> usersPlanned) {
        return seconds(usersPlanned, SecondTally::second);
    }

    /** As {@link #seconds}, without percentiles. */
    List<Second> counts(Map<Integer, Double> usersPlanned) {
        return seconds(usersPlanned, SecondTally::counts);
    }

    /** Makes a second of what was counted in it. */
    private interface Shape {
        Second of(SecondTally tally, int number, @Nullable Double usersPlanned, long usersActive);
    }

    private List<Second> seconds(Map<Integer, Double> usersPlanned, Shape shape) {
        SortedMap<Integer, SecondTally> inOrder = known();
        usersPlanned.keySet().forEach(second -> inOrder.putIfAbsent(second, new SecondTally()));
        List<Second> seconds = new ArrayList<>();
        long usersActive = 0;
        for (Map.Entry<Integer, SecondTally> entry : inOrder.entrySet()) {
            usersActive += entry.getValue().usersMore();
            seconds.add(shape.of(entry.getValue(), entry.getKey(), usersPlanned.get(entry.getKey()), usersActive));
        }
        return seconds;
    }

    private SortedMap<Integer, SecondTally> known() {
        SortedMap<Integer, SecondTally> known = new TreeMap<>(beforeTheInjection);
        for (int second = 0; second < tallies.length; second++) {
            SecondTally tally = tallies[second];
            if (tally != null) {
                known.put(second, tally);
            }
        }
        return known;
    }

    private SecondTally at(long millis) {
        int second = (int) Math.floorDiv(millis, 1_000L);
        SecondTally known = second >= 0 && second < tallies.length ? tallies[second] : null;
        return known == null ? opened(second) : known;
    }

    private SecondTally opened(int second) {
        return added(second, this::opened);
    }

    /** What is absorbed is packed at once, and need not be open. */
    private SecondTally kept(int second) {
        SecondTally known = second >= 0 && second < tallies.length ? tallies[second] : null;
        return known == null ? added(second, SecondTally::new) : known;
    }

    private SecondTally added(int second, Supplier<SecondTally> made) {
        if (second < 0) {
            return beforeTheInjection.computeIfAbsent(second, missing -> made.get());
        }
        if (second >= tallies.length) {
            tallies = Arrays.copyOf(tallies, Math.max(second + 1, 2 * tallies.length));
        }
        SecondTally tally = made.get();
        tallies[second] = tally;
        return tally;
    }

    private SecondTally opened() {
        if (open.size() == OPEN_SECONDS) {
            open.remove().pack();
        }
        SecondTally tally = new SecondTally();
        open.add(tally);
        return tally;
    }
}
