package mobius.report.text;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import mobius.verdict.finding.Finding;
import mobius.verdict.finding.Status;
import mobius.verdict.finding.Verdict;

/**
 * Why the verdict is what it is.
 *
 * @param headline the verdict in one sentence
 * @param deciding the findings that made it; none for a PASS
 * @param others what was found besides and would have decided without them
 */
public record Reasons(String headline, List<Finding> deciding, List<Finding> others) {

    public static Reasons of(Verdict verdict) {
        List<Finding> gates = having(verdict, finding -> finding.isTrustGate() && isOpen(finding));
        List<Finding> failures = having(verdict, finding -> finding.status() == Status.FAIL);
        List<Finding> open = having(verdict, finding -> !finding.isTrustGate() && isOpen(finding));
        return switch (verdict.outcome()) {
            case PASS -> new Reasons(passed(verdict), List.of(), List.of());
            case FAIL -> new Reasons(failed(failures.size()), failures, open);
            case INCONCLUSIVE ->
                gates.isEmpty()
                        ? new Reasons(undecided(open.size()), open, failures)
                        : new Reasons(distrusted(gates.size()), gates, joined(failures, open));
        };
    }

    private static String passed(Verdict verdict) {
        List<Finding> held = having(verdict, finding -> !finding.isTrustGate() && finding.status() == Status.PASS);
        return "The run can be trusted, and every requirement holds (" + held.size() + " of " + held.size() + ")."
                + delayed(verdict);
    }

    private static String delayed(Verdict verdict) {
        List<Finding> late = having(verdict, finding -> finding.kind() == Finding.Kind.DELAY);
        return late.isEmpty()
                ? ""
                : " They hold although the injector was delayed (" + late.get(0).id() + ").";
    }

    private static String failed(int count) {
        return "The platform missed " + counted(count, "requirement", "requirements") + ".";
    }

    private static String undecided(int count) {
        return count == 0
                ? "No budget was put to the test."
                : "The data do not decide " + counted(count, "requirement", "requirements") + ".";
    }

    private static String distrusted(int count) {
        return "The run cannot be trusted: " + counted(count, "trust gate does", "trust gates do") + " not hold.";
    }

    private static String counted(int count, String one, String several) {
        return count + " " + (count == 1 ? one : several);
    }

    private static List<Finding> having(Verdict verdict, Predicate<Finding> wanted) {
        return verdict.findings().stream().filter(wanted).toList();
    }

    private static List<Finding> joined(List<Finding> first, List<Finding> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    private static boolean isOpen(Finding finding) {
        return finding.status() == Status.INCONCLUSIVE || finding.status() == Status.SUSPECT;
    }
}
