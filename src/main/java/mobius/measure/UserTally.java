package mobius.measure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mobius.runlog.RunLogRecord.User;

/** Counts the users of each scenario. */
final class UserTally {

    private final Map<String, ScenarioUsers> byScenario = new LinkedHashMap<>();

    void expect(List<String> scenarios) {
        scenarios.forEach(scenario -> byScenario.put(scenario, new ScenarioUsers(scenario, 0, 0)));
    }

    void record(User user) {
        long started = user.arrived() ? 1 : 0;
        byScenario.merge(
                user.scenario(),
                new ScenarioUsers(user.scenario(), started, 1 - started),
                (sum, one) ->
                        new ScenarioUsers(sum.scenario(), sum.started() + one.started(), sum.ended() + one.ended()));
    }

    List<ScenarioUsers> users() {
        return List.copyOf(byScenario.values());
    }
}
