package mobius.comparison;

/** One of the two builds of a comparison. */
public enum Side {
    /** The one that is known. */
    BEFORE,
    /** The one that is asked about. */
    AFTER;

    public Side other() {
        return this == BEFORE ? AFTER : BEFORE;
    }
}
