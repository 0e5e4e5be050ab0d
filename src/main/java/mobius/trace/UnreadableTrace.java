package mobius.trace;

import java.io.IOException;
import java.io.Serial;

/** A response of a store of traces that is none of the known formats. The message continues a sentence that begins with the URL. */
final class UnreadableTrace extends IOException {

    @Serial
    private static final long serialVersionUID = 1L;

    UnreadableTrace(String reason) {
        super(reason);
    }

    UnreadableTrace(String reason, Throwable cause) {
        super(reason, cause);
    }
}
