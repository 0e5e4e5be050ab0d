package mobius.history;

/** The history cannot be read or written, or has not what was asked for. The message names the place and the remedy. */
public final class HistoryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public HistoryException(String reason) {
        super(reason);
    }

    HistoryException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
