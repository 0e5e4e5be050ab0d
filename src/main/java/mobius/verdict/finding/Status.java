package mobius.verdict.finding;

/** Result of a check. */
public enum Status {
    /** The condition is met. */
    PASS,
    /** The condition is not met. */
    FAIL,
    /** The condition is probably not met; further runs decide. */
    SUSPECT,
    /** The data do not allow a decision. */
    INCONCLUSIVE,
    /** For information only; no effect on the verdict. */
    INFO
}
