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

    /** The figure, and where a run has several windows, that of the figure. */
    public static String name(Observation facts, RunReport run) {
        boolean several = run.measurement().windows().size() > 1;
        return facts.window() == null || !several
                ? facts.value()
                : facts.value() + " (" + facts.window().stage() + ")";
    }
}
