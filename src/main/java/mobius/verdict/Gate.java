package mobius.verdict;

/**
 * Makes the findings of one trust gate.
 *
 * @param id of the gate: {@code gate.cpu}
 * @param subject {@code injector}, {@code log} or {@code run}
 */
record Gate(String id, String subject) {

    Finding holds(Facts facts, String explanation) {
        return finding(Status.PASS, facts, explanation);
    }

    /** The run cannot be judged. */
    Finding condemns(Facts facts, String explanation, String advice) {
        return finding(Status.INCONCLUSIVE, facts, explanation).withAdvice(advice);
    }

    Finding remarks(Facts facts, String explanation) {
        return finding(Status.INFO, facts, explanation);
    }

    /** A run of this project must have been watched; of a log from elsewhere nothing else can be known. */
    Finding notKnown(JudgedRun run, Facts facts, String explanation) {
        return run.isOfThisProject()
                ? condemns(facts, explanation, "Look for an error of the watch over the injector in the run's output.")
                : remarks(facts, explanation);
    }

    private Finding finding(Status status, Facts facts, String explanation) {
        return new Finding(id, subject, true, status, null, null, facts, explanation, null);
    }
}
