package mobius.runlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.gatling.core.stats.writer.BufferedFileChannelWriter;
import java.io.IOException;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import mobius.runlog.RunLogOutcome.Ending;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Drives Gatling's own writer of bytes into the places where it fails; its actor then goes on with the next record. */
class GatlingsWriterTest {

    private static final int ERROR_BYTES_WITHOUT_TEXT = 1 + 4 + 4 + 1 + 4;

    private static final int REQUEST_BYTES_BEFORE_MESSAGE = 1 + 4 + (4 + 4 + 5 + 1) + 4 + 4 + 1 + 4;

    private final Path folder;

    private final ByteBuffer buffer = ByteBuffer.allocate(8_192);

    private final List<RunLogRecord> records = new ArrayList<>();

    GatlingsWriterTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void anEmptyMessageAtTheEndOfItsBufferCorruptsTheLogAtThatRecord(int bytesLeft) throws IOException {
        Path log = folder.resolve("simulation.log");
        try (BufferedFileChannelWriter writer = open(log)) {
            int filled = buffer.capacity() - REQUEST_BYTES_BEFORE_MESSAGE - bytesLeft;
            error(writer, "x".repeat(filled - buffer.position() - ERROR_BYTES_WITHOUT_TEXT));
            assertThatExceptionOfType(BufferOverflowException.class).isThrownBy(() -> request(writer));
            request(writer);
        }

        RunLogOutcome outcome = RunLogReader.read(log, records::add);

        assertThat(outcome.ending()).isEqualTo(Ending.CORRUPT);
        assertThat(outcome.explanation()).startsWith("Record 3 of the log is corrupt");
        assertThat(records).hasSize(2);
    }

    @Test
    void anErrorLongerThanItsBufferCorruptsTheLogAtThatRecord() throws IOException {
        Path log = folder.resolve("simulation.log");
        try (BufferedFileChannelWriter writer = open(log)) {
            request(writer);
            assertThatExceptionOfType(RuntimeException.class)
                    .isThrownBy(() -> error(writer, "x".repeat(buffer.capacity())));
            request(writer);
        }

        RunLogOutcome outcome = RunLogReader.read(log, records::add);

        assertThat(outcome.ending()).isEqualTo(Ending.CORRUPT);
        assertThat(outcome.explanation()).startsWith("Record 3 of the log is corrupt");
        assertThat(records).hasSize(2);
    }

    private BufferedFileChannelWriter open(Path log) throws IOException {
        FileChannel channel = FileChannel.open(log, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        BufferedFileChannelWriter writer = new BufferedFileChannelWriter(channel, buffer);
        writer.writeByte((byte) 0);
        writer.writeString("3.15.1");
        writer.writeString("mobius.ExampleSimulation");
        writer.writeLong(1_800_000_000_000L);
        writer.writeString("");
        writer.writeInt(0);
        writer.writeInt(0);
        return writer;
    }

    private static void error(BufferedFileChannelWriter writer, String message) {
        writer.writeByte((byte) 4);
        writer.writeCachedString(message);
        writer.writeInt(1);
    }

    private static void request(BufferedFileChannelWriter writer) {
        writer.writeByte((byte) 1);
        writer.writeInt(0);
        writer.writeCachedString("GET /");
        writer.writeInt(1);
        writer.writeInt(2);
        writer.writeBoolean(true);
        writer.writeCachedString("");
    }
}
