package mobius.report.text;

import java.util.ArrayList;
import java.util.List;
import mobius.measure.MeasuredWindow;
import mobius.verdict.finding.Finding;
import mobius.verdict.finding.Observation;

/** One finding by itself, one fact on each line. */
public final class FindingText {

    private FindingText() {}

    /** Facts that are not known or do not apply are left out, all but the figure itself. */
    public static String of(Finding finding) {
        List<String> lines = new ArrayList<>();
        lines.add("%s %s (%s)".formatted(Sentences.label(finding), finding.id(), finding.subject()));
        addFacts(lines, finding.facts());
        lines.add(finding.advice() == null ? finding.explanation() : finding.explanation() + " " + finding.advice());
        return String.join("\n", lines);
    }

    private static void addFacts(List<String> lines, Observation facts) {
        MeasuredWindow window = facts.window();
        lines.add("value of : " + facts.value());
        addKnown(lines, "expected : ", Figures.expected(facts));
        lines.add("but was  : " + Figures.actual(facts));
        addKnown(lines, "interval : ", Figures.interval(facts));
        addKnown(lines, "missed by: ", Figures.missedBy(facts));
        addKnown(lines, "samples  : ", Figures.samples(facts));
        addKnown(lines, "window   : ", window == null ? Figures.NONE : Figures.window(window));
    }

    private static void addKnown(List<String> lines, String label, String figure) {
        if (!figure.equals(Figures.NONE)) {
            lines.add(label + figure);
        }
    }
}
