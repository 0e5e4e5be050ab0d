package mobius.check;

/** What came of asking for an operation, from the best to the worst. */
public enum Outcome {
    /** The suite reads the answer. */
    UNDERSTOOD,
    /** Nothing was sent. */
    NOT_ASKED,
    /** The platform does not have the operation. */
    NOT_SERVED,
    /** An answer that says no, where it should have been yes. */
    REFUSED,
    /** An answer whose shape or content the suite cannot use. */
    NOT_UNDERSTOOD,
    /** No whole answer. */
    FAILED
}
