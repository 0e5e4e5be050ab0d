package mobius.telemetry.postgres;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import mobius.telemetry.Recorder;
import mobius.telemetry.Sample;
import mobius.telemetry.exposition.Labels;
import mobius.telemetry.scrape.ScrapeMetrics;
import mobius.telemetry.scrape.ScrapeSchedule;
import mobius.text.Redaction;
import mobius.text.TextSanitizer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records the statistics of a PostgreSQL during a run: samples at an interval, and its statements from beginning to end. It has
 * its own thread and connection, and failures of the database do not affect the run: missing values are gaps with a reason, never
 * 0.
 */
public final class PostgresWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresWatch.class);
    private static final double NANOS_PER_MILLI = 1e6;

    /**
     * Queries that may still run when the watch is closed: four of a sample and three of the statements, each up to its time
     * limit.
     */
    private static final int LAST_QUERIES = 7;

    private final Database database;
    private final Duration interval;
    private final Duration patience;
    private final Recorder recorder;
    private final StatementWatch statements;
    private final Thread thread = new Thread(this::watch, "mobius-postgres");
    private volatile boolean running = true;
    private @Nullable PostgresSession session;
    private boolean seesAll;
    private boolean first = true;
    private boolean told;

    private PostgresWatch(
            Database database, Duration interval, Duration patience, Recorder recorder, StatementWatch statements) {
        this.database = database;
        this.interval = interval;
        this.patience = patience;
        this.recorder = recorder;
        this.statements = statements;
        thread.setDaemon(true);
    }

    /**
     * Starts watching. The recorder stays open when the watch is closed.
     *
     * @param interval between two samples, above zero
     * @param patience how long a login or a query may take, above zero
     * @param statementFile {@code statements.csv}, which is written at the end
     * @param planFile {@code plans.csv}, which is written after it
     */
    public static PostgresWatch start(
            Database database,
            Duration interval,
            Duration patience,
            Recorder recorder,
            Path statementFile,
            Path planFile) {
        PostgresWatch watch =
                new PostgresWatch(database, interval, patience, recorder, new StatementWatch(statementFile, planFile));
        watch.thread.start();
        return watch;
    }

    /** Stops watching and writes the statements. */
    @Override
    public void close() {
        running = false;
        LockSupport.unpark(thread);
        try {
            thread.join(patience.multipliedBy(LAST_QUERIES)
                    .plus(StatementWatch.FOR_PLANS)
                    .toMillis());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void watch() {
        ScrapeSchedule rhythm = new ScrapeSchedule(interval, System.nanoTime());
        try {
            while (running && read(rhythm)) {
                LockSupport.parkNanos(rhythm.waitNanos(System.nanoTime()));
            }
            recorder.record(end());
        } catch (IOException unwritable) {
            LOG.error(
                    "Monitoring of the database stops, because its samples cannot be written. Free disk space.",
                    unwritable);
        } finally {
            leave();
        }
    }

    /** Takes a sample. Returns false if further attempts are useless. */
    private boolean read(ScrapeSchedule rhythm) throws IOException {
        long start = System.nanoTime();
        long timeMillis = System.currentTimeMillis();
        List<Sample> samples = new ArrayList<>();
        boolean again = true;
        try {
            samples.addAll(Figures.of(session(), seesAll, timeMillis));
            samples.addAll(statements.calls());
            double tookMillis = (System.nanoTime() - start) / NANOS_PER_MILLI;
            samples.add(sample(timeMillis, ScrapeMetrics.DURATION, Labels.NONE, tookMillis));
        } catch (DatabaseGap gap) {
            samples.add(failed(timeMillis, gap));
            again = !gap.isLasting();
        }
        first = false;
        long skipped = rhythm.next(System.nanoTime());
        if (skipped > 0) {
            samples.add(sample(timeMillis, ScrapeMetrics.SKIPPED, Labels.NONE, (double) skipped));
        }
        recorder.record(samples);
        return again;
    }

    /** Returns the last samples. Only a database that was unavailable for a while needs another login. */
    private List<Sample> end() throws IOException {
        try {
            if (statements.hasBegun()) {
                session();
            }
        } catch (DatabaseGap gap) {
            leave();
        }
        return statements.end();
    }

    private PostgresSession session() throws DatabaseGap {
        PostgresSession open = session;
        if (open == null) {
            open = PostgresSession.open(database, patience);
            session = open;
            seesAll = StatementQueries.seesAll(open);
            if (first) {
                statements.begin(open);
            } else {
                statements.goOn(open);
            }
        }
        return open;
    }

    private Sample failed(long timeMillis, DatabaseGap gap) {
        leave();
        if (first) {
            statements.fail(gap);
        }
        if (!told) {
            told = true;
            LOG.warn(
                    "{} {}; its metrics are missing from the run.",
                    Redaction.of(database.url()),
                    TextSanitizer.reason(gap));
        }
        return sample(timeMillis, ScrapeMetrics.FAILED, Labels.of(Map.of("reason", TextSanitizer.reason(gap))), 1);
    }

    private void leave() {
        statements.leave();
        if (session != null) {
            session.close();
            session = null;
        }
    }

    private static Sample sample(long timeMillis, String metric, Labels labels, double value) {
        return new Sample(timeMillis, PostgresMetrics.SOURCE, metric, labels.toString(), value);
    }
}
