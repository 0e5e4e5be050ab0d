package mobius.verdict.validity;

import mobius.verdict.evidence.RunView;
import mobius.verdict.finding.Finding;
import mobius.verdict.finding.Observation;
import mobius.verdict.finding.Status;
import mobius.verdict.finding.Threshold;

/**
 * Creates the findings of one trust gate.
 *
 * @param id of the gate, such as {@code gate.cpu}
 * @param subject {@code injector}, {@code log} or {@code run}
 */
public record ValidityGate(String id, String subject) {

    /** Returns a finding for a gate that is met. */
    public Finding holds(Observation facts, String explanation) {
        return finding(Status.PASS, facts, explanation);
    }

    /** Returns a finding because of which the run cannot be judged. */
    public Finding condemns(Observation facts, String explanation, String advice) {
        return finding(Status.INCONCLUSIVE, facts, explanation).withAdvice(advice);
    }

    /**
     * Returns a finding for a delay of the injector beyond its limit. Up to {@code utmost}, the delay only makes the platform
     * appear slower, so that it affects only failures. Beyond it, the load is no longer the planned one.
     */
    public Finding delays(Observation facts, Threshold utmost, String explanation, String advice) {
        Double delay = facts.actual();
        return delay != null && utmost.isMetBy(delay)
                ? delays(facts, explanation, advice)
                : condemns(facts, explanation, advice);
    }

    /** Returns a finding for a delay that is known to be within its bounds. */
    public Finding delays(Observation facts, String explanation, String advice) {
        return new Finding(
                        id,
                        subject,
                        Finding.Kind.DELAY,
                        Status.INFO,
                        null,
                        null,
                        facts,
                        explanation
                                + " This makes response times longer, never shorter: a budget that holds despite it"
                                + " holds, and one that breaks is in doubt.",
                        null)
                .withAdvice(advice);
    }

    /** Returns a finding that does not affect the verdict. */
    public Finding remarks(Observation facts, String explanation) {
        return finding(Status.INFO, facts, explanation);
    }

    /**
     * Returns a finding for missing data. A run of this project must have been monitored; a log from elsewhere has no other data.
     */
    Finding notKnown(RunView run, Observation facts, String explanation) {
        return run.isOfThisProject()
                ? condemns(facts, explanation, "Look for an error of the injector's monitoring in the run's output.")
                : remarks(facts, explanation);
    }

    private Finding finding(Status status, Observation facts, String explanation) {
        return new Finding(id, subject, Finding.Kind.GATE, status, null, null, facts, explanation, null);
    }
}
