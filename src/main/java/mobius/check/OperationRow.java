package mobius.check;

import java.util.List;
import java.util.stream.Stream;

/**
 * How one operation of the contract answered.
 *
 * @param operation the name of its endpoint: {@code GET /contexts/{id}}
 * @param status as text: {@code 200}, several with a comma between, or empty if there is none
 * @param shape of the body in a few words; empty if there is none
 * @param deviations from the contract that the suite copes with, a few words each
 * @param outcome the worst one, if the operation was asked for more than once
 * @param reason why the outcome is not {@link Outcome#UNDERSTOOD}: a clause that names the request and what came, or a few
 *     words if nothing was sent
 * @param remedy what to do about it, a clause in the imperative; empty if there is no answer to do something about
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

    static OperationRow notAsked(String operation, String reason) {
        return new OperationRow(operation, "", "", List.of(), Outcome.NOT_ASKED, reason, "");
    }

    static OperationRow notServed(String operation, String status, String reason) {
        return new OperationRow(operation, status, "", List.of(), Outcome.NOT_SERVED, reason, "");
    }

    /** Both answers in one row: what is worse counts, and of two that are equal the later one, which has more to show. */
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
