package mobius.check;

/** The result of sending an operation, from the best to the worst. */
public enum Outcome {
    /** The suite can use the response. */
    UNDERSTOOD,
    /** No request was sent. */
    NOT_ASKED,
    /** The platform does not have the operation. */
    NOT_SERVED,
    /** The platform refused a request that should have succeeded. */
    REFUSED,
    /** The suite cannot use the structure or the content of the response. */
    NOT_UNDERSTOOD,
    /** There was no complete response. */
    FAILED
}
