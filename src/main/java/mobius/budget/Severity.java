package mobius.budget;

/** How soon a failure must be mended. */
public enum Severity {
    /** Blocks the deployment; within 4 hours. */
    P0,
    /** Within 24 hours. */
    P1,
    /** Within 72 hours. */
    P2
}
