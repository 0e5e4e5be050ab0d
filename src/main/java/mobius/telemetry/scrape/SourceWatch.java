package mobius.telemetry.scrape;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import mobius.telemetry.Recorder;
import mobius.telemetry.exposition.Exposition;
import mobius.text.Redaction;
import mobius.text.TextSanitizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Scrapes a source on its own daemon thread, so that a slow source does not delay others. */
final class SourceWatch {

    private static final Logger LOG = LoggerFactory.getLogger(SourceWatch.class);
    private static final double NANOS_PER_MILLI = 1e6;

    private final Source source;
    private final ScrapeClient client;
    private final Duration interval;
    private final Duration patience;
    private final Recorder recorder;
    private final Thread thread;
    private volatile boolean running = true;
    private long answered;
    private long failed;
    private boolean faultNamed;

    SourceWatch(Source source, ScrapeClient client, Duration interval, Duration patience, Recorder recorder) {
        this.source = source;
        this.client = client;
        this.interval = interval;
        this.patience = patience;
        this.recorder = recorder;
        this.thread = new Thread(this::watch, "mobius-scrape-" + source.name());
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Requests a last scrape. */
    void stop() {
        running = false;
        LockSupport.unpark(thread);
    }

    /** Waits for the last scrape, and abandons it if it takes too long. */
    void join(Duration patience) throws InterruptedException {
        thread.join(patience.toMillis());
        thread.interrupt();
    }

    private void watch() {
        try {
            countWorkers();
            ScrapeSchedule rhythm = new ScrapeSchedule(interval, System.nanoTime());
            boolean more = true;
            while (more) {
                more = running;
                scrape(rhythm);
                if (more) {
                    LockSupport.parkNanos(rhythm.waitNanos(System.nanoTime()));
                }
            }
            sumUp();
        } catch (IOException unwritable) {
            LOG.error("Scraping of {} stops, because its samples cannot be written. Free disk space.", source.name());
        } catch (InterruptedException givenUp) {
            sumUp();
        }
    }

    private void countWorkers() throws IOException, InterruptedException {
        if (source.role() == Role.API && source.only().isEmpty()) {
            SourceSamples samples = new SourceSamples(source, System.currentTimeMillis());
            int workers = new WorkerCount(source, patience).ask();
            if (workers > 1) {
                LOG.warn(
                        "{} is answered by at least {} processes, each with counters of its own, so no rates are computed"
                                + " from them. Set PROMETHEUS_MULTIPROC_DIR for the workers of gunicorn, or scrape each process"
                                + " by itself.",
                        Redaction.of(source.url()),
                        workers);
            }
            samples.workers(workers);
            recorder.record(samples.samples());
        }
    }

    private void scrape(ScrapeSchedule rhythm) throws IOException, InterruptedException {
        long start = System.nanoTime();
        SourceSamples samples = new SourceSamples(source, System.currentTimeMillis());
        try {
            Scrape scrape = asked();
            List<Reading> readings = source.readings(scrape.exposition().metrics());
            if (readings.isEmpty()) {
                throw new IOException(nothingKnown(scrape));
            }
            nameOnce(scrape.exposition());
            samples.add(scrape, readings, (System.nanoTime() - start) / NANOS_PER_MILLI);
            answered++;
        } catch (IOException gap) {
            samples.failed(String.valueOf(gap.getMessage()));
            sayOnce(gap);
            failed++;
        }
        samples.skipped(rhythm.next(System.nanoTime()));
        recorder.record(samples.samples());
    }

    /**
     * Reports a source without the metrics of its role, or without the parts that were picked: otherwise it would look like an
     * empty one.
     */
    private String nothingKnown(Scrape scrape) {
        if (!scrape.exposition().metrics().isEmpty()) {
            return source.only().isEmpty()
                    ? "exposes processes or containers, but only = \"...\" does not pick those of the platform"
                    : "has no process or container that matches only = \"...\"";
        }
        return "has none of the metrics that are recorded for its role"
                + MetricSelections.roleOf(scrape.unknown())
                        .map(role -> ", but those of the role " + role.name().toLowerCase(Locale.ROOT))
                        .orElse("");
    }

    /**
     * Records an unexpected failure as a gap. Its message is left out, because it may contain the request and with it the token.
     */
    private Scrape asked() throws IOException, InterruptedException {
        try {
            return client.scrape(source);
        } catch (RuntimeException unforeseen) {
            throw new IOException(
                    "cannot be queried (%s)".formatted(unforeseen.getClass().getSimpleName()));
        }
    }

    private void sayOnce(IOException gap) {
        if (failed == 0) {
            LOG.warn(
                    "{} ({}) {}; its metrics are missing from telemetry.csv. Correct or remove the source"
                            + " {} in mobius.telemetry.sources.",
                    Redaction.of(source.url()),
                    source.role().name().toLowerCase(Locale.ROOT),
                    TextSanitizer.reason(gap),
                    source.name());
        }
    }

    private void nameOnce(Exposition exposition) {
        if (exposition.notUnderstood() > 0 && !faultNamed) {
            faultNamed = true;
            LOG.warn(
                    "{} has lines that are not understood and left out, {} at this scrape; {}.",
                    Redaction.of(source.url()),
                    exposition.notUnderstood(),
                    exposition.firstFault().orElse(""));
        }
    }

    private void sumUp() {
        if (failed > 0) {
            LOG.warn("{} returned metrics {} times and failed {} times.", Redaction.of(source.url()), answered, failed);
        }
    }
}
