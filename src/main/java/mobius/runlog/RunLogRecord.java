package mobius.runlog;

import java.time.Instant;
import java.util.List;

/**
 * One record of a run log. Records come in the order in which things ended, not in which they began. Moments are in
 * milliseconds after {@link Run#started()}; a clock that was set while the run went on makes them jump, also below zero.
 */
public sealed interface RunLogRecord {

    /**
     * The first record of every log.
     *
     * @param gatlingVersion for example {@code 3.15.1}
     * @param simulation the class name of the simulation
     * @param started the zero of all other moments; users arrive some hundred milliseconds later
     * @param description what the person who started the run said about it, often empty
     * @param scenarios the names of the scenarios
     */
    record Run(String gatlingVersion, String simulation, Instant started, String description, List<String> scenarios)
            implements RunLogRecord {

        public Run {
            scenarios = List.copyOf(scenarios);
        }
    }

    /**
     * A request that was answered or given up.
     *
     * @param groups the groups around it, outermost first
     * @param name its name, as the simulation wrote it
     * @param startMillis when it was sent
     * @param endMillis when it ended
     * @param ok whether it was answered as expected
     * @param message what went wrong, or empty
     */
    record Request(List<String> groups, String name, int startMillis, int endMillis, boolean ok, String message)
            implements RunLogRecord {}

    /**
     * A user who arrived or left.
     *
     * @param scenario the place of the scenario in {@link Run#scenarios()}, from 0
     * @param arrived true for the arrival, false for the end
     * @param atMillis when
     */
    record User(int scenario, boolean arrived, int atMillis) implements RunLogRecord {}

    /**
     * A group of requests that ended.
     *
     * @param groups the names of the groups around it and its own, outermost first
     * @param startMillis when it began
     * @param endMillis when it ended
     * @param cumulatedMillis the response times of its requests together, pauses left out
     * @param ok whether all its requests were answered as expected
     */
    record Group(List<String> groups, int startMillis, int endMillis, int cumulatedMillis, boolean ok)
            implements RunLogRecord {}

    /**
     * Something that went wrong outside a request, such as a request that could not be built.
     *
     * @param message what went wrong
     * @param atMillis when
     */
    record Failure(String message, int atMillis) implements RunLogRecord {}
}
