package mobius.budget;

/** Urgency of a failure: the time within which it must be fixed. */
public enum Severity {
    /** Blocks the deployment; to be fixed within 4 hours. */
    P0,
    /** To be fixed within 24 hours. */
    P1,
    /** To be fixed within 72 hours. */
    P2
}
