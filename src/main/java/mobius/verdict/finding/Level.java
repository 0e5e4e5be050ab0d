package mobius.verdict.finding;

/** Size of a regression relative to the threshold of its metric. */
public enum Level {
    /** Above the threshold. */
    LOW,
    /** Above 1.5 times the threshold. */
    MEDIUM,
    /** Above 2 times the threshold. */
    HIGH,
    /** Above 3 times the threshold. */
    CRITICAL
}
