package mobius.report.text;

import java.util.Set;
import mobius.verdict.finding.Finding;
import mobius.verdict.finding.Observation;
import mobius.verdict.finding.Status;

/** What every report shows among what decides, and by which name. */
public final class Headlines {

    /** They decide nothing, but are what a simulation was run for. */
    private static final Set<String> HEADLINES = Set.of("breaking-point", "capacity");

    private Headlines() {}

    public static boolean is(Finding finding) {
        return finding.status() != Status.INFO || HEADLINES.contains(finding.id());
    }

    /** The figure with its subject, and where a run has several windows, that of the figure. */
    public static String name(Finding finding, RunReport run) {
        return Sentences.figure(finding) + window(finding.facts(), run);
    }

    /** The figure for a table that has its subject in another column. */
    public static String name(Observation facts, RunReport run) {
        return facts.value() + window(facts, run);
    }

    private static String window(Observation facts, RunReport run) {
        boolean several = run.measurement().windows().size() > 1;
        return facts.window() == null || !several ? "" : " (" + facts.window().stage() + ")";
    }
}
