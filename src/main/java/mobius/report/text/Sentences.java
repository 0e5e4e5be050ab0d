package mobius.report.text;

import mobius.measure.MeasuredWindow;
import mobius.verdict.finding.Finding;
import mobius.verdict.finding.Observation;

/** Findings in a sentence. */
public final class Sentences {

    private Sentences() {}

    /** For example {@code FAIL (P1): p95 of GET /projects is 320 ms, not < 100 ms.} */
    public static String fact(Finding finding) {
        return label(finding) + ": " + what(finding.facts()) + ".";
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

    private static String what(Observation facts) {
        String limit = facts.expected() == null ? "" : "; expected " + Figures.expected(facts);
        return facts.value() + ": " + Figures.actual(facts) + limit;
    }
}
