package mobius.verdict.validity;

import mobius.verdict.evidence.RunView;
import mobius.verdict.finding.Finding;
import mobius.verdict.finding.Observation;
import mobius.verdict.finding.Status;
import mobius.verdict.finding.Threshold;

/**
 * Makes the findings of one trust gate.
 *
 * @param id of the gate: {@code gate.cpu}
 * @param subject {@code injector}, {@code log} or {@code run}
 */
public record ValidityGate(String id, String subject) {

    public Finding holds(Observation facts, String explanation) {
        return finding(Status.PASS, facts, explanation);
    }

    /** The run cannot be judged. */
    public Finding condemns(Observation facts, String explanation, String advice) {
        return finding(Status.INCONCLUSIVE, facts, explanation).withAdvice(advice);
    }

    /**
     * The injector was delayed beyond the limit. Up to {@code utmost} that makes the platform look slower, and spoils nothing but
     * failures; beyond it the load is no longer the planned one.
     */
    public Finding delays(Observation facts, Threshold utmost, String explanation, String advice) {
        Double delay = facts.actual();
        return delay != null && utmost.isMetBy(delay)
                ? delays(facts, explanation, advice)
                : condemns(facts, explanation, advice);
    }

    /** A delay that the caller has already found to be within its bounds. */
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

    public Finding remarks(Observation facts, String explanation) {
        return finding(Status.INFO, facts, explanation);
    }

    /** A run of this project must have been watched; of a log from elsewhere nothing else can be known. */
    Finding notKnown(RunView run, Observation facts, String explanation) {
        return run.isOfThisProject()
                ? condemns(facts, explanation, "Look for an error of the injector's monitoring in the run's output.")
                : remarks(facts, explanation);
    }

    private Finding finding(Status status, Observation facts, String explanation) {
        return new Finding(id, subject, Finding.Kind.GATE, status, null, null, facts, explanation, null);
    }
}
