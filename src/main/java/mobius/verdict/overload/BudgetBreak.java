package mobius.verdict.overload;

/**
 * The break of a budget on a climb, in requests per second.
 *
 * @param what the budget
 * @param rung the index of the first rung on which it was broken
 * @param low the highest load at which it may have held: the step before, or on a ramp the estimated load at which the queue
 *     began to fill; 0 if it never held
 * @param high the load at which the break was observed
 * @param samples the number of responses
 */
public record BudgetBreak(Tolerance what, int rung, double low, double high, long samples) {

    /** Returns true if it did not hold at any load. */
    boolean isFromTheStart() {
        return rung == 0;
    }
}
