package mobius.comparison;

/** One of the two builds of a comparison. */
public enum Side {
    /** The known build. */
    BEFORE,
    /** The build in question. */
    AFTER;

    public Side other() {
        return this == BEFORE ? AFTER : BEFORE;
    }
}
