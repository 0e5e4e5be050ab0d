package mobius.check;

import java.io.Serial;

/** The check cannot start, because the platform cannot be reached. The message names the request, the failure and the remedy. */
public final class CheckStopped extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    CheckStopped(String message) {
        super(message);
    }
}
