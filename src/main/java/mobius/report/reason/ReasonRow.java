package mobius.report.reason;

import java.util.List;
import mobius.report.text.Figures;
import mobius.report.text.Headlines;
import mobius.report.text.RunReport;
import mobius.report.text.Sentences;
import mobius.verdict.finding.Finding;
import mobius.verdict.finding.Observation;

/** A finding among the reasons of a verdict, in a table of what differs. */
final class ReasonRow {

    static final List<String> HEADS = List.of("Status", "Figure", "Limit", "Actual", "Missed by", "Samples");

    private ReasonRow() {}

    static List<String> of(Finding finding, RunReport run) {
        Observation facts = finding.facts();
        return List.of(
                Sentences.label(finding),
                Headlines.name(finding, run),
                Figures.expected(facts),
                Figures.actual(facts),
                Figures.missedBy(facts),
                Figures.samples(facts));
    }
}
