package mobius.measure;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts what happens in each second of the run. Moments are in milliseconds after the start of the injection. */
final class Timeline {

    /** Answers come up to a minute late by Gatling's defaults; older seconds keep their counts packed. */
    private static final int OPEN_SECONDS = 128;

    private final Map<Integer, SecondTally> tallies = new HashMap<>();

    private final ArrayDeque<SecondTally> open = new ArrayDeque<>();

    void userStarted(long atMillis) {
        at(atMillis).userStarted();
    }

    void userEnded(long atMillis) {
        at(atMillis).userEnded();
    }

    void request(Sample sample) {
        at(sample.startMillis()).requestStarted(sample);
        at(sample.endMillis()).requestEnded(sample.outcome());
    }

    /** @param usersPlanned the users that should arrive, by second */
    List<Second> seconds(Map<Integer, Double> usersPlanned) {
        SortedMap<Integer, SecondTally> inOrder = new TreeMap<>(tallies);
        usersPlanned.keySet().forEach(second -> inOrder.putIfAbsent(second, new SecondTally()));
        List<Second> seconds = new ArrayList<>();
        long usersActive = 0;
        for (Map.Entry<Integer, SecondTally> entry : inOrder.entrySet()) {
            usersActive += entry.getValue().usersMore();
            seconds.add(entry.getValue().second(entry.getKey(), usersPlanned.get(entry.getKey()), usersActive));
        }
        return seconds;
    }

    private SecondTally at(long millis) {
        return tallies.computeIfAbsent((int) Math.floorDiv(millis, 1_000L), second -> opened());
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
