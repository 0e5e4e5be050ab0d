package mobius.runlog;

import mobius.runlog.RunLogOutcome.Ending;

/** Why a log cannot be read any further. */
final class LogFault extends Exception {

    private static final long serialVersionUID = 1L;

    private final Ending ending;

    private final String reason;

    private final long atByte;

    /** @param atByte the place of the field that could not be read */
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
