package mobius.runlog;

/**
 * How the reading of a log ended.
 *
 * @param ending the kind of the end; only {@link Ending#COMPLETE} is a log to trust
 * @param records the number of records that were read, all of them intact
 * @param bytes how much of the file these records fill
 * @param explanation what happened, at which record and byte, and what to do about it, in a sentence or two
 */
public record RunLogOutcome(Ending ending, long records, long bytes, String explanation) {

    /**
     * The end of two logs of one run. The second has a first record of its own, which one log would have once.
     *
     * @param other how the reading of the other one ended
     */
    public RunLogOutcome and(RunLogOutcome other) {
        long all = records + Math.max(0, other.records - 1);
        long size = bytes + other.bytes;
        if (ending != Ending.COMPLETE) {
            return new RunLogOutcome(ending, all, size, explanation);
        }
        return other.ending == Ending.COMPLETE
                ? new RunLogOutcome(Ending.COMPLETE, all, size, Explanations.complete(all))
                : new RunLogOutcome(other.ending, all, size, other.explanation);
    }

    /** The ways in which the reading of a log ends. */
    public enum Ending {
        /** The last record is whole. A killed run can end so by chance: its users then lack their ends. */
        COMPLETE,
        /** The file ends inside a record. */
        CUT,
        /** A record holds what Gatling never writes. */
        CORRUPT,
        /** Another version of Gatling wrote it. */
        FOREIGN_VERSION,
        /** The file has no bytes. */
        EMPTY,
        /** The file is something else. */
        NOT_A_LOG,
        /** There are more request names than fit into the memory that a log may take. */
        TOO_MANY_NAMES
    }
}
