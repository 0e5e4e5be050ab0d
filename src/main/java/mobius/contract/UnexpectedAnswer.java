package mobius.contract;

import java.io.Serial;

/** An answer that lacks what its reader needs. The message names the request and shows the beginning of what came. */
public final class UnexpectedAnswer extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    UnexpectedAnswer(String message) {
        super(message);
    }
}
