package mobius.verdict.finding;

import java.util.List;
import java.util.Optional;

/**
 * The result of a run.
 *
 * @param outcome the decision
 * @param findings the trust gates first
 * @param requests all measured windows together, by request name
 * @param suspects probable causes of what was slow, full or broken, the most likely first; they do not affect the outcome
 */
public record Verdict(Outcome outcome, List<Finding> findings, List<RequestSummary> requests, List<Suspect> suspects) {

    /** Possible outcomes. */
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
     * Derives the verdict by precedence. A run whose trust gates are not all met is INCONCLUSIVE, whatever else was found.
     * Otherwise a single failure makes it FAIL. Otherwise a single inconclusive or suspect finding makes it INCONCLUSIVE, as does
     * the absence of any passed check of the platform.
     */
    public static Verdict of(List<Finding> findings, List<RequestSummary> requests, List<Suspect> suspects) {
        return new Verdict(decide(findings), findings, requests, suspects);
    }

    /** Returns the explanation of the first gate that found a delay of the injector; empty if there was none. */
    public Optional<String> delay() {
        return findings.stream()
                .filter(finding -> finding.kind() == Finding.Kind.DELAY)
                .map(Finding::explanation)
                .findFirst();
    }

    /** Returns the explanation of the first trust gate because of which the run cannot be judged; empty if there is none. */
    public Optional<String> doubt() {
        return findings.stream()
                .filter(finding -> finding.isTrustGate() && finding.status() == Status.INCONCLUSIVE)
                .map(Finding::explanation)
                .findFirst();
    }

    /** The precedence of statuses. */
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

    /** SUSPECT counts as open: a further run is needed. */
    private static boolean isOpen(Finding finding) {
        return finding.status() == Status.INCONCLUSIVE || finding.status() == Status.SUSPECT;
    }
}
