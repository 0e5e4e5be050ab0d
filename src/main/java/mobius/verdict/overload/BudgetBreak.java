package mobius.verdict.overload;

/**
 * Where on a climb something broke, in requests per second.
 *
 * @param what broke
 * @param rung the first one on which it was broken
 * @param low the highest load at which it may have held: that of the step before, or the one at which the queue that was
 *     seen began to fill; 0 where it never held
 * @param high the load at which it was seen broken
 * @param samples how many responses were looked at
 */
public record BudgetBreak(Tolerance what, int rung, double low, double high, long samples) {

    /** Whether there was no load at which it held. */
    boolean isFromTheStart() {
        return rung == 0;
    }
}
