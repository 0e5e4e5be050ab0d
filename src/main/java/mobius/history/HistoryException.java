package mobius.history;

/** The history cannot be read or written, or does not contain what was requested. The message gives the place and the remedy. */
public final class HistoryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public HistoryException(String reason) {
        super(reason);
    }

    HistoryException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
