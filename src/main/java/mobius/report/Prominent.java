package mobius.report;

import java.util.Set;
import mobius.verdict.Facts;
import mobius.verdict.Finding;
import mobius.verdict.Status;

/** What every report shows among what decides, and by which name. */
final class Prominent {

    /** They decide nothing, but are what a simulation was run for. */
    private static final Set<String> HEADLINES = Set.of("breaking-point", "capacity");

    private Prominent() {}

    static boolean is(Finding finding) {
        return finding.status() != Status.INFO || HEADLINES.contains(finding.id());
    }

    /** The figure, and where a run has several windows, that of the figure. */
    static String name(Facts facts, JudgedRun run) {
        boolean several = run.measurement().windows().size() > 1;
        return facts.window() == null || !several
                ? facts.value()
                : facts.value() + " (" + facts.window().stage() + ")";
    }
}
