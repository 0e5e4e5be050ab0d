package mobius.runlog;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/** Parses all records after the first. */
final class RecordParser {

    private static final byte REQUEST = 1;

    private static final byte USER = 2;

    private static final byte GROUP = 3;

    private static final byte ERROR = 4;

    private static final int DEEPEST_GROUP = 1_000;

    /** Two ints and a boolean. For a request: start, end and OK. For a user: scenario, arrival and time. */
    private static final int FIXED_BYTES = 9;

    private final LogBytes bytes;

    private final Texts texts;

    private final int scenarios;

    private final Consumer<? super RunLogRecord> consumer;

    /**
     * Creates a parser.
     *
     * @param scenarios the number of scenarios in the header
     * @param consumer receives each record
     */
    RecordParser(LogBytes bytes, int scenarios, Consumer<? super RunLogRecord> consumer) {
        this.bytes = bytes;
        this.texts = new Texts(bytes);
        this.scenarios = scenarios;
        this.consumer = consumer;
    }

    /**
     * Parses the next record. Each kind is passed to the consumer from a branch of its own, not through a common variable, so
     * that the JIT can prove that the record does not escape and skip its allocation.
     */
    void read() throws IOException, LogFault {
        byte kind = bytes.readByte();
        switch (kind) {
            case REQUEST -> consumer.accept(request());
            case USER -> consumer.accept(user());
            case GROUP -> consumer.accept(group());
            case ERROR -> consumer.accept(failure());
            default -> throw LogFault.corrupt(bytes.position() - 1, "a record kind from 1 to 4", kind);
        }
    }

    private RunLogRecord.Request request() throws IOException, LogFault {
        List<String> groups = groups();
        String name = texts.readName();
        int at = bytes.take(FIXED_BYTES);
        int start = bytes.intAt(at);
        int end = bytes.intAt(at + Integer.BYTES);
        return new RunLogRecord.Request(
                groups, name, start, end, bytes.booleanAt(at + 2 * Integer.BYTES), texts.readMessage());
    }

    private RunLogRecord.User user() throws IOException, LogFault {
        int at = bytes.take(FIXED_BYTES);
        int scenario = bytes.intAt(at);
        if (scenario < 0 || scenario >= scenarios) {
            String expected = "the number of one of " + scenarios + " scenarios";
            throw LogFault.corrupt(bytes.position() - FIXED_BYTES, expected, scenario);
        }
        return new RunLogRecord.User(
                scenario, bytes.booleanAt(at + Integer.BYTES), bytes.intAt(at + Integer.BYTES + 1));
    }

    private RunLogRecord.Group group() throws IOException, LogFault {
        return new RunLogRecord.Group(groups(), bytes.readInt(), bytes.readInt(), bytes.readInt(), bytes.readBoolean());
    }

    private RunLogRecord.Failure failure() throws IOException, LogFault {
        return new RunLogRecord.Failure(texts.readMessage(), bytes.readInt());
    }

    private List<String> groups() throws IOException, LogFault {
        int depth = bytes.readCount("groups around a request", DEEPEST_GROUP);
        if (depth == 0) {
            return List.of();
        }
        List<String> groups = new ArrayList<>();
        for (int i = 0; i < depth; i++) {
            groups.add(texts.readName());
        }
        return Collections.unmodifiableList(groups);
    }
}
