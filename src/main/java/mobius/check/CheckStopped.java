package mobius.check;

import java.io.Serial;

/** A platform that could not be asked at all. The message names the request, what came instead of an answer, and the remedy. */
public final class CheckStopped extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    CheckStopped(String message) {
        super(message);
    }
}
