package mobius.runlog;

import java.io.IOException;
import java.util.Arrays;
import mobius.runlog.RunLogOutcome.Ending;
import org.jspecify.annotations.Nullable;

/**
 * The string table of a log: a string is written once and referred to by its number afterwards.
 *
 * <p>Names and messages have separate memory limits. A log in which every message is different, for instance because it contains
 * an identifier, neither exhausts the memory nor displaces the names.
 */
final class Texts {

    static final String MESSAGE_NOT_KEPT = "(a message that was not kept: the log has too many different ones)";

    /** Memory limit of the names, and of the messages. */
    private static final long BUDGET_BYTES = 32L << 20;

    /** Memory of a string in addition to its characters: object headers and its entry in the table. */
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

    /**
     * Reads a name.
     *
     * @throws LogFault if the names exceed their memory limit: a request without its name cannot be counted
     */
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

    /** Reads a message. Beyond the memory limit, messages are replaced by {@link #MESSAGE_NOT_KEPT}. */
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

    /**
     * Reads the index of a string: positive for a new string, negative for a known one. Gatling numbers them from 1 without gaps.
     */
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
