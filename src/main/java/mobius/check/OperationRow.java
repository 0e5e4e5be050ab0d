package mobius.check;

import java.util.List;
import java.util.stream.Stream;

/**
 * The result for one operation of the contract.
 *
 * @param operation the name of its endpoint: {@code GET /contexts/{id}}
 * @param status as text: {@code 200}, several separated by commas, or empty if there is none
 * @param shape the structure of the body in a few words; empty if there is none
 * @param deviations from the contract that the suite tolerates, a few words each
 * @param outcome the worst one, if the operation was sent more than once
 * @param reason why the outcome is not {@link Outcome#UNDERSTOOD}: a clause that names the request and its result, or a few words
 *     if nothing was sent
 * @param remedy a clause in the imperative; empty if there is no response to act on
 */
public record OperationRow(
        String operation,
        String status,
        String shape,
        List<String> deviations,
        Outcome outcome,
        String reason,
        String remedy) {

    public OperationRow {
        deviations = List.copyOf(deviations);
    }

    /** The row of an operation that was not sent. */
    static OperationRow notAsked(String operation, String reason) {
        return new OperationRow(operation, "", "", List.of(), Outcome.NOT_ASKED, reason, "");
    }

    /** The row of an operation that the platform does not have. */
    static OperationRow notServed(String operation, String status, String reason) {
        return new OperationRow(operation, status, "", List.of(), Outcome.NOT_SERVED, reason, "");
    }

    /**
     * Combines two results of the operation. The worse one is shown; of two equal ones the later, which usually has more details.
     */
    OperationRow and(OperationRow later) {
        OperationRow shown = later.outcome.compareTo(outcome) >= 0 ? later : this;
        return new OperationRow(
                operation,
                union(Stream.of(status, later.status)),
                shown.shape,
                shown.deviations,
                shown.outcome,
                shown.reason,
                shown.remedy);
    }

    private static String union(Stream<String> statuses) {
        return String.join(
                ", ", statuses.filter(status -> !status.isEmpty()).distinct().toList());
    }
}
