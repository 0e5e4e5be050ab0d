package mobius.runlog;

import mobius.runlog.RunLogOutcome.Ending;

/** The reason why a log cannot be read any further. */
final class LogFault extends Exception {

    private static final long serialVersionUID = 1L;

    private final Ending ending;

    private final String reason;

    private final long atByte;

    /**
     * Creates a fault without a stack trace.
     *
     * @param atByte the position of the field that could not be read
     * @param reason for the explanation, without a full stop
     */
    LogFault(Ending ending, long atByte, String reason) {
        super(reason, null, false, false);
        this.ending = ending;
        this.reason = reason;
        this.atByte = atByte;
    }

    static LogFault corrupt(long atByte, String expected, long found) {
        return new LogFault(Ending.CORRUPT, atByte, "expected " + expected + ", found " + found);
    }

    Ending ending() {
        return ending;
    }

    String reason() {
        return reason;
    }

    long atByte() {
        return atByte;
    }
}
