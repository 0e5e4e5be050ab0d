package mobius.measure;

import java.util.List;

/**
 * The users of one scenario.
 *
 * @param scenario its name
 * @param started the number of arrivals
 * @param ended the number of departures; the other users were still active at the end of the log
 * @param startedIn the number of arrivals in each measured window
 */
public record ScenarioUsers(String scenario, long started, long ended, List<Long> startedIn) {

    public ScenarioUsers {
        startedIn = List.copyOf(startedIn);
    }

    public long activeAtTheEnd() {
        return started - ended;
    }
}
