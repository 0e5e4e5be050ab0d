package mobius.measure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mobius.runlog.RunLogRecord.User;

/** Counts the users of each scenario. */
final class UserTally {

    private final Map<String, Count> byScenario = new LinkedHashMap<>();

    private List<Count> byNumber = List.of();

    private static final class Count {

        private long started;

        private long ended;
    }

    void expect(List<String> scenarios) {
        byNumber = scenarios.stream()
                .map(scenario -> byScenario.computeIfAbsent(scenario, missing -> new Count()))
                .toList();
    }

    void record(User user) {
        Count count = byNumber.get(user.scenario());
        if (user.arrived()) {
            count.started++;
        } else {
            count.ended++;
        }
    }

    List<ScenarioUsers> users() {
        return byScenario.entrySet().stream()
                .map(entry -> new ScenarioUsers(entry.getKey(), entry.getValue().started, entry.getValue().ended))
                .toList();
    }
}
