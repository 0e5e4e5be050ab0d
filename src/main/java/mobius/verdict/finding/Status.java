package mobius.verdict.finding;

/** The answer to one question about a run. */
public enum Status {
    /** What was asked for holds. */
    PASS,
    /** It does not hold. */
    FAIL,
    /** It probably does not hold; a confirming run decides. */
    SUSPECT,
    /** The data do not tell. */
    INCONCLUSIVE,
    /** Worth knowing, and without a say in the verdict. */
    INFO
}
