package mobius.runlog;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Every record after the first. */
final class RecordParser {

    private static final byte REQUEST = 1;

    private static final byte USER = 2;

    private static final byte GROUP = 3;

    private static final byte ERROR = 4;

    private static final int DEEPEST_GROUP = 1_000;

    private final LogBytes bytes;

    private final Texts texts;

    private final List<String> scenarios;

    RecordParser(LogBytes bytes, List<String> scenarios) {
        this.bytes = bytes;
        this.texts = new Texts(bytes);
        this.scenarios = scenarios;
    }

    RunLogRecord read() throws IOException, LogFault {
        byte kind = bytes.readByte();
        return switch (kind) {
            case REQUEST -> request();
            case USER -> user();
            case GROUP -> group();
            case ERROR -> new RunLogRecord.Failure(texts.readMessage(), bytes.readInt());
            default -> throw LogFault.corrupt(bytes.position() - 1, "a record kind from 1 to 4", kind);
        };
    }

    private RunLogRecord.Request request() throws IOException, LogFault {
        return new RunLogRecord.Request(
                groups(), texts.readName(), bytes.readInt(), bytes.readInt(), bytes.readBoolean(), texts.readMessage());
    }

    private RunLogRecord.User user() throws IOException, LogFault {
        int scenario = bytes.readInt();
        if (scenario < 0 || scenario >= scenarios.size()) {
            String expected = "the number of one of " + scenarios.size() + " scenarios";
            throw LogFault.corrupt(bytes.position() - Integer.BYTES, expected, scenario);
        }
        return new RunLogRecord.User(scenarios.get(scenario), bytes.readBoolean(), bytes.readInt());
    }

    private RunLogRecord.Group group() throws IOException, LogFault {
        return new RunLogRecord.Group(groups(), bytes.readInt(), bytes.readInt(), bytes.readInt(), bytes.readBoolean());
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
