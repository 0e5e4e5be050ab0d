package mobius.runlog;

import java.time.Instant;
import java.util.List;

/**
 * A record of a run log. Records are in the order in which requests and users ended, not in which they began. Times are in
 * milliseconds after {@link Run#started()}. If the clock was set during the run, they jump, possibly below zero.
 */
public sealed interface RunLogRecord {

    /**
     * The first record of every log.
     *
     * @param gatlingVersion for example {@code 3.15.1}
     * @param simulation the class name of the simulation
     * @param started the zero of all other times; the first users arrive some hundred milliseconds later
     * @param description as entered at the start of the run, often empty
     * @param scenarios the names of the scenarios
     */
    record Run(String gatlingVersion, String simulation, Instant started, String description, List<String> scenarios)
            implements RunLogRecord {

        public Run {
            scenarios = List.copyOf(scenarios);
        }
    }

    /**
     * A request that was completed or abandoned.
     *
     * @param groups the enclosing groups, outermost first
     * @param name as in the simulation
     * @param startMillis when it was sent
     * @param endMillis when it ended
     * @param ok true if the response was as expected
     * @param message the failure, or empty
     */
    record Request(List<String> groups, String name, int startMillis, int endMillis, boolean ok, String message)
            implements RunLogRecord {}

    /**
     * The arrival or departure of a user.
     *
     * @param scenario the index of the scenario in {@link Run#scenarios()}, from 0
     * @param arrived true for an arrival, false for a departure
     * @param atMillis the time
     */
    record User(int scenario, boolean arrived, int atMillis) implements RunLogRecord {}

    /**
     * A completed group of requests.
     *
     * @param groups the names of the enclosing groups and its own, outermost first
     * @param startMillis when it began
     * @param endMillis when it ended
     * @param cumulatedMillis the sum of the response times of its requests, without pauses
     * @param ok true if all its requests were OK
     */
    record Group(List<String> groups, int startMillis, int endMillis, int cumulatedMillis, boolean ok)
            implements RunLogRecord {}

    /**
     * A failure outside a request, such as a request that could not be built.
     *
     * @param message the failure
     * @param atMillis the time
     */
    record Failure(String message, int atMillis) implements RunLogRecord {}
}
