package mobius.measure.tally;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import mobius.measure.ScenarioUsers;
import mobius.runlog.RunLogRecord.User;

/** Counts the users of each scenario. */
final class UserTally {

    private final Batches batches;

    private final Map<String, Count> byScenario = new LinkedHashMap<>();

    private List<Count> byNumber = List.of();

    UserTally(Batches batches) {
        this.batches = batches;
    }

    private static final class Count {

        /** Arrivals by the number of the part. */
        private final long[] startedIn;

        private long started;

        private long ended;

        Count(int batches) {
            startedIn = new long[batches];
        }

        void absorb(Count other) {
            started += other.started;
            ended += other.ended;
            Arrays.setAll(startedIn, batch -> startedIn[batch] + other.startedIn[batch]);
        }
    }

    /** Sets the scenarios of the run, which must be known before the first user. */
    void expect(List<String> scenarios) {
        byNumber = scenarios.stream()
                .map(scenario -> byScenario.computeIfAbsent(scenario, missing -> new Count(batches.size())))
                .toList();
    }

    /**
     * Counts an arrival or a departure.
     *
     * @param atMillis after the start of the injection
     */
    void record(User user, long atMillis) {
        Count count = byNumber.get(user.scenario());
        if (user.arrived()) {
            count.started++;
            count.startedIn[batches.numberAt(atMillis)]++;
        } else {
            count.ended++;
        }
    }

    /** Counts the users of another injector. */
    void absorb(UserTally other) {
        other.byScenario.forEach((scenario, theirs) -> byScenario
                .computeIfAbsent(scenario, missing -> new Count(batches.size()))
                .absorb(theirs));
    }

    List<ScenarioUsers> users() {
        List<ScenarioUsers> users = new ArrayList<>();
        byScenario.forEach((scenario, count) ->
                users.add(new ScenarioUsers(scenario, count.started, count.ended, byWindow(count.startedIn))));
        return users;
    }

    private List<Long> byWindow(long[] byBatch) {
        return IntStream.range(0, batches.windows().size())
                .mapToObj(window -> LongStream.of(byBatch)
                        .skip(batches.number(window, 0))
                        .limit(batches.windows().get(window).parts())
                        .sum())
                .toList();
    }
}
