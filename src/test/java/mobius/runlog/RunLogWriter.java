package mobius.runlog;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes logs as Gatling does, of any shape. The differential test has Gatling's own reader read them. */
public final class RunLogWriter implements AutoCloseable {

    /** The start of every written run. */
    public static final Instant STARTED = Instant.parse("2026-01-01T12:00:00Z");

    public static final String VERSION = "3.15.1";

    private final DataOutputStream out;

    private final Map<String, Integer> texts = new HashMap<>();

    /** A log of the simulation {@code mobius.ExampleSimulation} with these scenarios. */
    public RunLogWriter(Path log, String... scenarios) throws IOException {
        this(log, VERSION, scenarios);
    }

    RunLogWriter(Path log, String version, String[] scenarios) throws IOException {
        this(log, version, STARTED, scenarios);
    }

    private RunLogWriter(Path log, String version, Instant started, String[] scenarios) throws IOException {
        this.out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(log), 1 << 16));
        out.writeByte(0);
        writeString(version);
        writeString("mobius.ExampleSimulation");
        out.writeLong(started.toEpochMilli());
        writeString("");
        out.writeInt(scenarios.length);
        for (String scenario : scenarios) {
            writeString(scenario);
        }
        out.writeInt(0);
    }

    /** A log of a run that began at another time. */
    public static RunLogWriter startedAt(Instant started, Path log, String... scenarios) throws IOException {
        return new RunLogWriter(log, VERSION, started, scenarios);
    }

    public void ok(String name, int startMillis, int endMillis) throws IOException {
        request(List.of(), name, startMillis, endMillis, true, "");
    }

    public void failed(String name, int startMillis, int endMillis, String message) throws IOException {
        request(List.of(), name, startMillis, endMillis, false, message);
    }

    public void request(List<String> groups, String name, int startMillis, int endMillis, boolean ok, String message)
            throws IOException {
        out.writeByte(1);
        writeGroups(groups);
        writeCached(name);
        out.writeInt(startMillis);
        out.writeInt(endMillis);
        out.writeBoolean(ok);
        writeCached(message);
    }

    public void userArrives(int scenario, int atMillis) throws IOException {
        user(scenario, true, atMillis);
    }

    public void userLeaves(int scenario, int atMillis) throws IOException {
        user(scenario, false, atMillis);
    }

    private void user(int scenario, boolean arrives, int atMillis) throws IOException {
        out.writeByte(2);
        out.writeInt(scenario);
        out.writeBoolean(arrives);
        out.writeInt(atMillis);
    }

    public void group(List<String> groups, int startMillis, int endMillis, int cumulatedMillis, boolean ok)
            throws IOException {
        out.writeByte(3);
        writeGroups(groups);
        out.writeInt(startMillis);
        out.writeInt(endMillis);
        out.writeInt(cumulatedMillis);
        out.writeBoolean(ok);
    }

    public void error(String message, int atMillis) throws IOException {
        out.writeByte(4);
        writeCached(message);
        out.writeInt(atMillis);
    }

    /** How many bytes were written so far. */
    public int size() {
        return out.size();
    }

    private void writeGroups(List<String> groups) throws IOException {
        out.writeInt(groups.size());
        for (String group : groups) {
            writeCached(group);
        }
    }

    private void writeCached(String text) throws IOException {
        Integer known = texts.putIfAbsent(text, texts.size() + 1);
        out.writeInt(known == null ? texts.size() : -known);
        if (known == null) {
            writeString(text);
        }
    }

    private void writeString(String text) throws IOException {
        boolean latin1 = text.chars().allMatch(character -> character < 256);
        byte[] value = text.getBytes(latin1 ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_16LE);
        out.writeInt(value.length);
        if (value.length > 0) {
            out.write(value);
            out.writeByte(latin1 ? 0 : 1);
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
