package mobius.measure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import mobius.runlog.RunLogRecord.User;

/** Counts the users of each scenario. */
final class UserTally {

    private final List<MeasuredWindow> windows;

    private final Map<String, Count> byScenario = new LinkedHashMap<>();

    private List<Count> byNumber = List.of();

    UserTally(List<MeasuredWindow> windows) {
        this.windows = windows;
    }

    private static final class Count {

        private final long[] startedIn;

        private long started;

        private long ended;

        Count(int windows) {
            startedIn = new long[windows];
        }
    }

    void expect(List<String> scenarios) {
        byNumber = scenarios.stream()
                .map(scenario -> byScenario.computeIfAbsent(scenario, missing -> new Count(windows.size())))
                .toList();
    }

    /** @param atMillis when it happened, after the start of the injection */
    void record(User user, long atMillis) {
        Count count = byNumber.get(user.scenario());
        if (user.arrived()) {
            count.started++;
            countIn(count.startedIn, atMillis);
        } else {
            count.ended++;
        }
    }

    private void countIn(long[] startedIn, long atMillis) {
        for (int window = 0; window < startedIn.length; window++) {
            startedIn[window] += windows.get(window).contains(atMillis) ? 1 : 0;
        }
    }

    List<ScenarioUsers> users() {
        List<ScenarioUsers> users = new ArrayList<>();
        byScenario.forEach((scenario, count) -> users.add(new ScenarioUsers(
                scenario,
                count.started,
                count.ended,
                LongStream.of(count.startedIn).boxed().toList())));
        return users;
    }
}
