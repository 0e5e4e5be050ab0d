package mobius.telemetry;

import com.fasterxml.jackson.databind.SequenceWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Appends samples to {@code telemetry.csv}. Thread-safe. */
public final class Recorder implements Closeable {

    private final SequenceWriter rows;

    /**
     * Begins the file.
     *
     * @throws IOException when it cannot be written
     */
    public Recorder(Path file) throws IOException {
        rows = SampleCsv.writerTo(Files.newBufferedWriter(file));
    }

    /**
     * Writes samples through to the file, so that they survive a run that is killed.
     *
     * @throws IOException when they cannot be written, on a full disk above all
     */
    public synchronized void record(List<Sample> samples) throws IOException {
        rows.writeAll(samples);
        rows.flush();
    }

    @Override
    public synchronized void close() throws IOException {
        rows.close();
    }
}
