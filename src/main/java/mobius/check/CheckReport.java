package mobius.check;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * The result of a check.
 *
 * @param rows one for each operation of the contract, in the contract's order
 * @param sections further results
 * @param problems why the suite cannot work with this platform, each a sentence with the remedy; empty if it can
 * @param left what the check has created and could not remove, a sentence each
 * @param requests how many were sent, including redirects
 * @param time from the first request to the last
 */
public record CheckReport(
        List<OperationRow> rows,
        List<Section> sections,
        List<String> problems,
        List<String> left,
        int requests,
        Duration time) {

    public CheckReport {
        rows = List.copyOf(rows);
        sections = List.copyOf(sections);
        problems = List.copyOf(problems);
        left = List.copyOf(left);
    }

    /** The same with one more part below the table. */
    public CheckReport with(Section section) {
        return new CheckReport(
                rows, Stream.concat(sections.stream(), Stream.of(section)).toList(), problems, left, requests, time);
    }

    /**
     * Whether the platform serves everything that the mix needs in a form that the suite can read, and no created item was left
     * behind.
     */
    public boolean isFit() {
        return problems.isEmpty() && left.isEmpty();
    }
}
