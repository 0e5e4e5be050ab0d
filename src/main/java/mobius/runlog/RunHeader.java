package mobius.runlog;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import mobius.runlog.RunLogOutcome.Ending;

/** Parses the first record, which identifies a log of a supported version. */
final class RunHeader {

    /** Supported version line; its patch versions share the format. */
    static final String KNOWN_VERSIONS = "3.15";

    private static final byte RUN = 0;

    private static final Pattern VERSION = Pattern.compile("\\d{1,3}\\.\\d{1,3}[0-9A-Za-z.-]{0,30}");

    private static final int MOST_SCENARIOS = 1_000;

    /** First bytes of the text logs before 3.13: the line of an assertion or of the run. */
    private static final String TEXT_LOG_STARTS = "AR";

    private final LogBytes bytes;

    RunHeader(LogBytes bytes) {
        this.bytes = bytes;
    }

    /**
     * Parses the header.
     *
     * @throws LogFault if the file is not a log, or of another version
     */
    RunLogRecord.Run read() throws IOException, LogFault {
        requireRunKind();
        String version = readVersion();
        String simulation = bytes.readString();
        Instant started = Instant.ofEpochMilli(bytes.readLong());
        String description = bytes.readString();
        List<String> scenarios = readScenarios();
        skipAssertions();
        return new RunLogRecord.Run(version, simulation, started, description, scenarios);
    }

    private void requireRunKind() throws IOException, LogFault {
        byte kind = bytes.readByte();
        if (TEXT_LOG_STARTS.indexOf(kind) >= 0) {
            throw new LogFault(Ending.FOREIGN_VERSION, 0, "a version before 3.13, as text");
        }
        if (kind != RUN) {
            throw new LogFault(Ending.NOT_A_LOG, 0, "its first byte is " + kind + ", not 0");
        }
    }

    private String readVersion() throws IOException, LogFault {
        String version = versionString();
        if (!VERSION.matcher(version).matches()) {
            throw new LogFault(Ending.NOT_A_LOG, 1, "no version of Gatling follows its first byte");
        }
        if (!version.equals(KNOWN_VERSIONS) && !version.startsWith(KNOWN_VERSIONS + ".")) {
            throw new LogFault(Ending.FOREIGN_VERSION, 1, version);
        }
        return version;
    }

    /**
     * Reads the version. A malformed string at this position means that the file is not a Gatling log, rather than a damaged one.
     */
    private String versionString() throws IOException, LogFault {
        try {
            return bytes.readString();
        } catch (LogFault fault) {
            throw fault.ending() == Ending.CUT ? fault : new LogFault(Ending.NOT_A_LOG, 1, "it starts with no version");
        }
    }

    private List<String> readScenarios() throws IOException, LogFault {
        int count = bytes.readCount("scenarios", MOST_SCENARIOS);
        List<String> scenarios = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            scenarios.add(bytes.readString());
        }
        return scenarios;
    }

    /** Assertions are serialised by a Scala library and not needed: the verdict has its own budgets. */
    private void skipAssertions() throws IOException, LogFault {
        int count = bytes.readCount("assertions", Integer.MAX_VALUE);
        for (int i = 0; i < count; i++) {
            bytes.skip(bytes.readCount("bytes of an assertion", LogBytes.LONGEST_STRING_BYTES + 1));
        }
    }
}
