package mobius.verdict.finding;

/**
 * Confidence that is required for the result of a budget. A run is a false alarm if any of its gated budgets is, so that the
 * budgets share a rate of 1 %. A run is a false pass only if every budget passes, including the one that is truly broken, so that
 * this rate is not shared.
 *
 * @param gatedBudgets the number of budgets that decide the verdict of the run, at least 1
 */
public record Confidence(int gatedBudgets) {

    private static final double ERROR_RATE = 0.01;

    /**
     * Checks the number.
     *
     * @throws IllegalArgumentException if it is below 1
     */
    public Confidence {
        if (gatedBudgets < 1) {
            throw new IllegalArgumentException("at least one budget must decide, not " + gatedBudgets);
        }
    }

    /** Returns the confidence required for a FAIL, from 0 to 1. */
    public double toFail() {
        return 1 - ERROR_RATE / gatedBudgets;
    }

    /** Returns the confidence required for a PASS, from 0 to 1. */
    public double toPass() {
        return 1 - ERROR_RATE;
    }
}
