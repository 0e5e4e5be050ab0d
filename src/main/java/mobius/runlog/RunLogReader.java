package mobius.runlog;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import mobius.runlog.RunLogOutcome.Ending;

/**
 * Reads {@code simulation.log} in the format of Gatling 3.15 (its {@code LogFileDataWriter}), in one pass and in memory that does
 * not grow with the length of the log. The file is never modified.
 */
public final class RunLogReader {

    private final LogBytes bytes;

    private final Consumer<? super RunLogRecord> consumer;

    private long records;

    private long recordsEnd;

    private RunLogReader(LogBytes bytes, Consumer<? super RunLogRecord> consumer) {
        this.bytes = bytes;
        this.consumer = consumer;
    }

    /**
     * Passes every intact record to the consumer, in the order of the file, beginning with {@link RunLogRecord.Run}.
     *
     * @return how the reading ended; a log that is cut or corrupt is read up to the fault
     * @throws IOException if the file is missing or cannot be read; never because of its content
     */
    public static RunLogOutcome read(Path log, Consumer<? super RunLogRecord> consumer) throws IOException {
        try (FileChannel channel = FileChannel.open(log, StandardOpenOption.READ)) {
            return new RunLogReader(new LogBytes(channel), consumer).readAll();
        }
    }

    private RunLogOutcome readAll() throws IOException {
        if (bytes.atEnd()) {
            return ended(Ending.EMPTY, Explanations.EMPTY);
        }
        try {
            RunLogRecord.Run run = new RunHeader(bytes).read();
            consumer.accept(run);
            countRecord();
            RecordParser parser = new RecordParser(bytes, run.scenarios().size(), consumer);
            while (!bytes.atEnd()) {
                parser.read();
                countRecord();
            }
            return ended(Ending.COMPLETE, Explanations.complete(records));
        } catch (LogFault fault) {
            return ended(fault.ending(), Explanations.of(fault, records));
        }
    }

    private void countRecord() {
        records++;
        recordsEnd = bytes.position();
    }

    private RunLogOutcome ended(Ending ending, String explanation) {
        return new RunLogOutcome(ending, records, recordsEnd, explanation);
    }
}
