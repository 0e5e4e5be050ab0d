package mobius.runlog;

/** Explanations of how the reading of a log ended, for a report. */
final class Explanations {

    static final String EMPTY = "The log is empty: the run ended before Gatling wrote its first 8 KiB. Run it again.";

    private Explanations() {}

    /** Explains a complete log. */
    static String complete(long records) {
        return "The log is complete: " + records + " records.";
    }

    /**
     * Explains a fault and its remedy.
     *
     * @param records the number of records before the fault
     */
    static String of(LogFault fault, long records) {
        return switch (fault.ending()) {
            case CUT -> cut(fault.atByte(), records);
            case CORRUPT -> corrupt(fault, records);
            case FOREIGN_VERSION -> foreign(fault.reason());
            case TOO_MANY_NAMES -> tooManyNames(fault.reason(), records);
            case NOT_A_LOG -> "The file is not a log of Gatling: " + fault.reason() + ".";
            case EMPTY, COMPLETE -> throw new IllegalArgumentException("no fault ends in " + fault.ending());
        };
    }

    private static String cut(long atByte, long records) {
        return "The log ends inside record " + (records + 1) + ", at byte " + atByte
                + ": the run was killed, or the disk was full. " + before(records);
    }

    private static String corrupt(LogFault fault, long records) {
        return "Record " + (records + 1) + " of the log is corrupt at byte " + fault.atByte() + ": "
                + fault.reason() + ". " + before(records)
                + " Look for \"file-data-writer crashed\" in the output of the run.";
    }

    private static String foreign(String version) {
        return "The log was written by Gatling " + version + ", but this reader supports " + RunHeader.KNOWN_VERSIONS
                + " only. Run the simulation with Gatling " + RunHeader.KNOWN_VERSIONS + ".";
    }

    private static String tooManyNames(String problem, long records) {
        return "The log has " + problem + ", at record " + (records + 1) + ". " + before(records)
                + " Name requests by templates such as GET /contexts/{id}, not by their URLs.";
    }

    private static String before(long records) {
        return "The records before it were read: " + records + ".";
    }
}
