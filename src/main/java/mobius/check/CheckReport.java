package mobius.check;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * What one check found.
 *
 * @param rows one for each operation of the contract, in the contract's order
 * @param sections what else was found out
 * @param problems what keeps the suite from working with this platform, a sentence each with the remedy; not empty if the
 *     platform is not fit
 * @param left what the check has created and could not remove
 * @param requests how many were sent, redirects included
 * @param time from the first to the last one
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
                rows,
                Stream.concat(sections.stream(), Stream.of(section)).toList(),
                problems,
                left,
                requests,
                time);
    }

    /** Whether everything that the mix needs is served in a way that the suite understands, and nothing was left behind. */
    public boolean isFit() {
        return problems.isEmpty() && left.isEmpty();
    }
}
