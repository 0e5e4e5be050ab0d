package mobius.measure;

import java.util.List;

/**
 * The users of one scenario.
 *
 * @param scenario its name
 * @param started how many arrived
 * @param ended how many left; the others were still there when the log ended
 * @param startedIn how many arrived in each measured window
 */
public record ScenarioUsers(String scenario, long started, long ended, List<Long> startedIn) {

    public ScenarioUsers {
        startedIn = List.copyOf(startedIn);
    }

    public long activeAtTheEnd() {
        return started - ended;
    }
}
