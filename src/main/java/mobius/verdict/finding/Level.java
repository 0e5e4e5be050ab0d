package mobius.verdict.finding;

/** How far a regression exceeds the threshold of its metric. */
public enum Level {
    /** Above the threshold. */
    LOW,
    /** Above 1.5 times the threshold. */
    MEDIUM,
    /** Above 2 times. */
    HIGH,
    /** Above 3 times. */
    CRITICAL
}
