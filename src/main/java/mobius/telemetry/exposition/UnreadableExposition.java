package mobius.telemetry.exposition;

import java.io.IOException;

/** A text that is no exposition, or not all of one. The message says what it is instead, as in {@code "is cut ..."}. */
public final class UnreadableExposition extends IOException {

    private static final long serialVersionUID = 1L;

    UnreadableExposition(String what) {
        super(what);
    }

    /** Pages often have no end of line, and should not be called cut for that. */
    static void refuseMarkup(String line) throws UnreadableExposition {
        if (line.strip().startsWith("<")) {
            throw new UnreadableExposition("is a page in HTML or XML, not metrics");
        }
    }
}
