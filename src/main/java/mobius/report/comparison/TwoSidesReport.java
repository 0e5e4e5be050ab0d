package mobius.report.comparison;

import java.util.ArrayList;
import java.util.List;
import mobius.verdict.finding.Verdict.Outcome;
import mobius.verdict.past.PastRuns;
import mobius.verdict.regression.RunComparison;

/**
 * Two sides of a comparison, as text and page tell of them.
 *
 * @param before what the first side is
 * @param after what the second side is
 * @param outcome of the comparison
 * @param conclusion what may be said, in sentences, the most important one first
 * @param intervals what the intervals rest on, a sentence
 * @param rows the figures that both sides have
 * @param sides their runs
 */
public record TwoSidesReport(
        ComparedSide before,
        ComparedSide after,
        Outcome outcome,
        List<String> conclusion,
        String intervals,
        List<TwoSidesRow> rows,
        RunComparison sides) {

    private static final String WITHIN =
            "Intervals follow from the batches within the two runs; they do not include how much runs differ from each other.";

    public TwoSidesReport {
        conclusion = List.copyOf(conclusion);
        rows = List.copyOf(rows);
        if (conclusion.isEmpty()) {
            throw new IllegalArgumentException("a comparison takes a conclusion");
        }
    }

    /**
     * A comparison that somebody has judged.
     *
     * @param past the runs before the second side, which tell how much runs differ anyway
     */
    public static TwoSidesReport of(
            ComparedSide before,
            ComparedSide after,
            Outcome outcome,
            List<String> conclusion,
            RunComparison sides,
            PastRuns past) {
        return new TwoSidesReport(
                before,
                after,
                outcome,
                conclusion,
                sides.pairs() == 1
                        ? WITHIN
                        : "Values are means of the " + sides.pairs()
                                + " runs of each side, and intervals follow from their pairs, by Student's t.",
                rows(sides, past),
                sides);
    }

    /** One run against one run, which proves nothing. */
    public static TwoSidesReport ofTwoRuns(
            ComparedSide before, ComparedSide after, RunComparison sides, PastRuns past) {
        return of(before, after, Outcome.INCONCLUSIVE, conclusion(rows(sides, past)), sides, past);
    }

    private static List<TwoSidesRow> rows(RunComparison sides, PastRuns past) {
        return sides.figures().stream()
                .map(figure -> TwoSidesRow.of(figure, past))
                .toList();
    }

    private static List<String> conclusion(List<TwoSidesRow> rows) {
        if (rows.isEmpty()) {
            return List.of("They have no value in common.");
        }
        List<String> sentences = new ArrayList<>(List.of("Two single runs cannot prove a change of 10 %."));
        List<String> beyond = rows.stream()
                .filter(TwoSidesRow::beyondNoise)
                .map(TwoSidesRow::name)
                .toList();
        if (!beyond.isEmpty()) {
            sentences.add("Changes beyond the noise of single runs (19 of 20 cases): %s."
                    .formatted(String.join(", ", beyond)));
        }
        sentences.add(
                "The noise is the largest difference between two runs of the same build in 19 of 20 cases; it takes a history of at"
                        + " least 5 runs. Proof takes pairs of runs: docs/history.md.");
        return sentences;
    }
}
