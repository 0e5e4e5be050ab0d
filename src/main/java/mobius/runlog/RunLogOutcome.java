package mobius.runlog;

/**
 * How the reading of a log ended.
 *
 * @param ending the kind of the end; only {@link Ending#COMPLETE} makes the log trustworthy
 * @param records the number of intact records that were read
 * @param bytes the length of these records in the file
 * @param explanation the cause with record and byte, and the remedy, in one or two sentences
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

    /** Kinds of end. */
    public enum Ending {
        /** The last record is complete. The log of a killed run can end like this by chance; its users then have no end. */
        COMPLETE,
        /** The file ends inside a record. */
        CUT,
        /** A record contains a value that Gatling never writes. */
        CORRUPT,
        /** The log was written by another version of Gatling. */
        FOREIGN_VERSION,
        /** The file has no bytes. */
        EMPTY,
        /** The file is not a Gatling log. */
        NOT_A_LOG,
        /** The request names exceed their memory limit. */
        TOO_MANY_NAMES
    }
}
