package mobius.runlog;

import java.io.IOException;
import java.io.Serial;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How a log begins, by the clock of the machine that wrote it.
 *
 * @param started when Gatling began the run
 * @param firstMillis when the first user arrived, in milliseconds after that; null if no user is in the log
 */
public record LogBeginning(Instant started, @Nullable Long firstMillis) {

    /**
     * Reads the beginning of a log, and nothing behind it.
     *
     * @return empty if the log has no readable first record
     * @throws IOException when the file is missing or cannot be read
     */
    public static Optional<LogBeginning> of(Path log) throws IOException {
        Reading reading = new Reading();
        try {
            RunLogReader.read(log, reading);
        } catch (Enough enough) {
            // What follows is read when the log is measured.
        }
        return Optional.ofNullable(reading.started).map(started -> new LogBeginning(started, reading.firstMillis));
    }

    /** When the first user arrived. */
    public Optional<Instant> first() {
        return Optional.ofNullable(firstMillis).map(millis -> started.plusMillis(Math.max(millis, 0)));
    }

    /** The same by a clock that is so many milliseconds ahead of this one. */
    public LogBeginning by(long aheadMillis) {
        return new LogBeginning(started.plusMillis(aheadMillis), firstMillis);
    }

    private static final class Reading implements Consumer<RunLogRecord> {

        private @Nullable Instant started;

        private @Nullable Long firstMillis;

        @Override
        public void accept(RunLogRecord record) {
            if (record instanceof RunLogRecord.Run run) {
                started = run.started();
            } else if (record instanceof RunLogRecord.User user) {
                endWith(user.atMillis());
            } else if (record instanceof RunLogRecord.Request request) {
                endWith(request.startMillis());
            }
        }

        private void endWith(long millis) {
            firstMillis = millis;
            throw new Enough();
        }
    }

    /** Ends the reading. It is no error and needs no trace. */
    private static final class Enough extends RuntimeException {

        @Serial
        private static final long serialVersionUID = 1L;

        Enough() {
            super(null, null, false, false);
        }
    }
}
