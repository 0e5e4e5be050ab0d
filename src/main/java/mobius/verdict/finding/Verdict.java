package mobius.verdict.finding;

import java.util.List;
import java.util.Optional;
import mobius.verdict.suspect.Suspect;

/**
 * What a run means.
 *
 * @param outcome the decision
 * @param findings what it rests on: the trust gates first
 * @param requests the measured windows together, by request name
 * @param suspects probable causes of what was slow, full or broken, the likeliest first; they have no say in the decision
 */
public record Verdict(Outcome outcome, List<Finding> findings, List<RequestSummary> requests, List<Suspect> suspects) {

    /** The three decisions. */
    public enum Outcome {
        PASS,
        FAIL,
        INCONCLUSIVE
    }

    public Verdict {
        findings = List.copyOf(findings);
        requests = List.copyOf(requests);
        suspects = List.copyOf(suspects);
    }

    /**
     * Decides by precedence: a run that cannot be trusted is inconclusive whatever else was found; then one failure fails;
     * then one open question leaves it open. What was never asked cannot pass either.
     */
    public static Verdict of(List<Finding> findings, List<RequestSummary> requests, List<Suspect> suspects) {
        return new Verdict(decide(findings), findings, requests, suspects);
    }

    /** Why times of the run are longer than they would be, in the words of the first gate that says so; empty where they are not. */
    public Optional<String> delay() {
        return findings.stream()
                .filter(finding -> finding.kind() == Finding.Kind.DELAY)
                .map(Finding::explanation)
                .findFirst();
    }

    /** Why the run cannot be judged at all, in the words of the first trust gate that says so; empty where it can. */
    public Optional<String> doubt() {
        return findings.stream()
                .filter(finding -> finding.isTrustGate() && finding.status() == Status.INCONCLUSIVE)
                .map(Finding::explanation)
                .findFirst();
    }

    private static Outcome decide(List<Finding> findings) {
        if (findings.stream().anyMatch(finding -> finding.isTrustGate() && isOpen(finding))) {
            return Outcome.INCONCLUSIVE;
        }
        if (findings.stream().anyMatch(finding -> finding.status() == Status.FAIL)) {
            return Outcome.FAIL;
        }
        boolean nothingAsked =
                findings.stream().noneMatch(finding -> !finding.isTrustGate() && finding.status() == Status.PASS);
        return nothingAsked || findings.stream().anyMatch(Verdict::isOpen) ? Outcome.INCONCLUSIVE : Outcome.PASS;
    }

    private static boolean isOpen(Finding finding) {
        return finding.status() == Status.INCONCLUSIVE || finding.status() == Status.SUSPECT;
    }
}
