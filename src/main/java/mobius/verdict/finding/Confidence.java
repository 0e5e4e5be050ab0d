package mobius.verdict.finding;

/**
 * How sure a budget's answer must be. A run fails by mistake when any one of its gated budgets does, so that they share the
 * 1 % between them. It passes by mistake only when every budget passes, the one that is truly broken among them, so that
 * this side is not shared.
 *
 * @param gatedBudgets how many budgets decide the verdict of the run, at least 1
 */
public record Confidence(int gatedBudgets) {

    private static final double ERROR_RATE = 0.01;

    public Confidence {
        if (gatedBudgets < 1) {
            throw new IllegalArgumentException("at least one budget must decide, not " + gatedBudgets);
        }
    }

    /** From 0 to 1; below it nothing fails. */
    public double toFail() {
        return 1 - ERROR_RATE / gatedBudgets;
    }

    /** From 0 to 1; below it nothing passes. */
    public double toPass() {
        return 1 - ERROR_RATE;
    }
}
