package mobius.runlog;

import java.io.IOException;
import java.util.Arrays;
import mobius.runlog.RunLogOutcome.Ending;
import org.jspecify.annotations.Nullable;

/**
 * The strings that a log names by number after their first appearance.
 *
 * <p>Names and messages have a budget of memory each, so that a log whose every message is another one, as messages with
 * an identifier in them are, neither fills the memory nor crowds out the names.
 */
final class Texts {

    static final String MESSAGE_NOT_KEPT = "(a message that was not kept: the log has too many different ones)";

    private static final long BUDGET_BYTES = 32L << 20;

    /** What a string takes beside its characters: object headers and its place in the table. */
    private static final int OVERHEAD_BYTES = 56;

    private static final int MOST_TEXTS = 1 << 22;

    private final LogBytes bytes;

    private @Nullable String[] texts = new @Nullable String[64];

    private int defined;

    private long nameBytes;

    private long messageBytes;

    Texts(LogBytes bytes) {
        this.bytes = bytes;
    }

    /** The next string, which names something; it is never given up silently. */
    String readName() throws IOException, LogFault {
        long at = bytes.position();
        int index = readIndex();
        String name = index < 0 ? known(-index) : bytes.readString();
        if (index > 0 && name != null) {
            nameBytes += cost(name);
            keep(index, nameBytes <= BUDGET_BYTES ? name : null);
        }
        if (name == null || nameBytes > BUDGET_BYTES) {
            throw new LogFault(Ending.TOO_MANY_NAMES, at, "more request names than fit into the memory for them");
        }
        return name;
    }

    /** The next string, which is a message; of too many different ones only the fact is kept. */
    String readMessage() throws IOException, LogFault {
        int index = readIndex();
        if (index < 0) {
            String message = known(-index);
            return message == null ? MESSAGE_NOT_KEPT : message;
        }
        String message = bytes.readString();
        boolean fits = messageBytes + cost(message) <= BUDGET_BYTES;
        messageBytes += fits ? cost(message) : 0;
        keep(index, fits ? message : null);
        return message;
    }

    /** Positive for a new string, negative for one that is known: Gatling counts from 1 without gaps. */
    private int readIndex() throws IOException, LogFault {
        int index = bytes.readInt();
        boolean isNext = index == defined + 1;
        boolean isKnown = index < 0 && index >= -defined;
        if (!isNext && !isKnown) {
            String expected = "string number " + (defined + 1) + ", or one from -" + defined + " to -1";
            throw LogFault.corrupt(bytes.position() - Integer.BYTES, expected, index);
        }
        return index;
    }

    private @Nullable String known(int index) {
        return index < texts.length ? texts[index] : null;
    }

    private void keep(int index, @Nullable String text) {
        defined = index;
        if (index >= texts.length && index < MOST_TEXTS) {
            texts = Arrays.copyOf(texts, texts.length * 2);
        }
        if (index < texts.length) {
            texts[index] = text;
        }
    }

    private static int cost(String text) {
        return OVERHEAD_BYTES + 2 * text.length();
    }
}
