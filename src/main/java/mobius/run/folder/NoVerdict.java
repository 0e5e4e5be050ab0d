package mobius.run.folder;

/** There is nothing to judge, or it cannot be read or written. The message names the file and the remedy. */
public final class NoVerdict extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NoVerdict(String reason) {
        super(reason);
    }

    public NoVerdict(String reason, Throwable cause) {
        super(reason, cause);
    }
}
