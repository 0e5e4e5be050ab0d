package mobius.telemetry.exposition;

import java.io.IOException;

/** A text that is no exposition, or not all of one. The message says what it is instead, as in {@code "is cut ..."}. */
public final class UnreadableExposition extends IOException {

    private static final long serialVersionUID = 1L;

    UnreadableExposition(String what) {
        super(what);
    }
}
