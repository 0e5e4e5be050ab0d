package mobius.report.text;

import java.util.Set;
import mobius.budget.Budget;
import mobius.measure.MeasuredWindow;
import mobius.verdict.finding.Finding;
import mobius.verdict.finding.Observation;

/** Findings in a sentence. */
public final class Sentences {

    private Sentences() {}

    /** Subjects without which a figure is understood. */
    private static final Set<String> UNDERSTOOD = Set.of(Budget.TOTAL, "platform");

    /** Longer ones, such as statements, do not fit into a column. */
    private static final int LONGEST_SUBJECT = 40;

    /** For example {@code FAIL (P1): p95 of GET /projects: 320 ms; expected < 100 ms.} */
    public static String fact(Finding finding) {
        Observation facts = finding.facts();
        String limit = facts.expected() == null ? "" : "; expected " + Figures.expected(facts);
        return label(finding) + ": " + figure(finding) + ": " + Figures.actual(facts) + limit + ".";
    }

    /** What was looked at, with its subject where that is left open: {@code node-1: CPU in use}. */
    public static String figure(Finding finding) {
        String value = finding.facts().value();
        String subject = finding.subject();
        if (finding.isTrustGate() || UNDERSTOOD.contains(subject) || value.contains(subject)) {
            return value;
        }
        return subject.length() > LONGEST_SUBJECT ? value + ", " + subject : subject + ": " + value;
    }

    /** The status, and the severity where there is one. */
    public static String label(Finding finding) {
        return finding.severity() == null
                ? finding.status().name()
                : finding.status() + " (" + finding.severity() + ")";
    }

    /** The window, or nothing where the finding has none. */
    public static String window(Finding finding) {
        MeasuredWindow window = finding.facts().window();
        return window == null ? "" : Figures.window(window);
    }
}
