package mobius.run;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import mobius.measure.PageSample;
import mobius.measure.PageSampleFile;
import mobius.run.folder.RunFile;
import mobius.run.folder.RunFolder;
import mobius.telemetry.InjectorWatch;
import mobius.telemetry.Recorder;
import mobius.telemetry.Sample;
import mobius.telemetry.postgres.PostgresWatch;
import mobius.telemetry.scrape.TargetScraper;
import mobius.trace.NotedTraces;
import mobius.trace.TracedTime;
import mobius.traffic.NotedRequest;
import mobius.traffic.Traffic;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes {@code run.json} and watches the injector and the platform's servers from the moment at which Gatling makes the folder of
 * the run, so that a run that is killed in the middle leaves what it was meant to be, and is found as the last one. Gatling tells
 * nobody the name of the folder: it is the one that appears.
 */
final class RunRecorder implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RunRecorder.class);
    private static final long LOOK_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final RunFile run;
    private final TelemetrySources sources;
    private final Path results;
    private final Traffic traffic;
    private final Instant since = Instant.now();
    private final Thread looking = new Thread(this::look, "mobius-run-folder");
    private volatile boolean open = true;
    private volatile @Nullable Recording recording;

    /** What comes before the folder does. */
    private final List<Sample> early = new ArrayList<>();

    private @Nullable PageSampleFile pages;

    private record Recording(
            RunFolder folder,
            Recorder recorder,
            InjectorWatch watch,
            TargetScraper scraper,
            Optional<PostgresWatch> database,
            Instant begin) {}

    private RunRecorder(RunFile run, TelemetrySources sources, Path results, Traffic traffic) {
        this.run = run;
        this.sources = sources;
        this.results = results;
        this.traffic = traffic;
        looking.setDaemon(true);
    }

    /**
     * Begins to look for the folder.
     *
     * @param traffic what the requests of the run count, all along
     */
    public static RunRecorder start(RunFile run, TelemetrySources sources, Path results, Traffic traffic) {
        RunRecorder recorder = new RunRecorder(run, sources, results, traffic);
        recorder.looking.start();
        return recorder;
    }

    /** The folder of this run, or empty when none has appeared. */
    Optional<RunFolder> folder() {
        return Optional.ofNullable(recording).map(Recording::folder);
    }

    /** Adds a figure from elsewhere to the telemetry of the run. */
    synchronized void record(Sample sample) {
        Recording begun = recording;
        if (begun == null) {
            early.add(sample);
        } else {
            write(begun.folder.telemetry(), () -> begun.recorder.record(List.of(sample)));
        }
    }

    /** Keeps the answer of a list or a search. By the time that there is one, the folder has long been there. */
    synchronized void record(PageSample sample) {
        Recording begun = recording;
        if (begun == null) {
            LOG.error("A sample arrived before Gatling had created the folder of the run, and is lost: {}", sample);
        } else {
            write(begun.folder.samples(), () -> pages(begun.folder).add(sample));
        }
    }

    private PageSampleFile pages(RunFolder folder) throws IOException {
        PageSampleFile open = pages;
        if (open == null) {
            open = new PageSampleFile(folder.samples());
            pages = open;
        }
        return open;
    }

    /** Something that goes to the disk. */
    private interface Writing {
        void run() throws IOException;
    }

    private static void write(Path file, Writing writing) {
        try {
            writing.run();
        } catch (IOException full) {
            LOG.error("{} cannot be written; free disk space.", file, full);
        }
    }

    /** Ends the watches and completes the telemetry. */
    @Override
    public synchronized void close() {
        open = false;
        Recording begun = recording;
        if (begun != null) {
            begun.database.ifPresent(PostgresWatch::close);
            begun.scraper.close();
            readPrometheus(begun);
            begun.watch.close();
            write(begun.folder.telemetry(), begun.recorder::close);
            writeNoted(begun.folder);
            if (pages != null) {
                write(begun.folder.samples(), pages::close);
            }
        }
    }

    private void writeNoted(RunFolder folder) {
        List<NotedRequest> noted = traffic.noted().all();
        write(folder.slowest(), () -> NotedRequest.FILE.write(folder.slowest(), noted));
        sources.traces()
                .ifPresent(store -> write(
                        folder.traces(),
                        () -> TracedTime.FILE.write(folder.traces(), store.times(NotedTraces.recorded(noted)))));
    }

    private void readPrometheus(Recording begun) {
        sources.prometheus()
                .ifPresent(prometheus -> write(
                        begun.folder.telemetry(), () -> prometheus.record(begun.begin, Instant.now(), begun.recorder)));
    }

    private void look() {
        while (open && recording == null) {
            LockSupport.parkNanos(LOOK_EVERY_NANOS);
            RunFolder.ofThisProcess(since, results).ifPresent(this::begin);
        }
    }

    private synchronized void begin(RunFolder folder) {
        try {
            run.write(folder.runFile());
            write(folder.path(), folder::rememberAsLast);
            Recorder recorder = new Recorder(folder.telemetry());
            recorder.record(early);
            recording = new Recording(
                    folder,
                    recorder,
                    InjectorWatch.start(recorder, traffic),
                    sources.scrapeInto(recorder),
                    sources.watchDatabase(recorder, folder),
                    Instant.now());
        } catch (IOException unwritable) {
            open = false;
            LOG.error("The run has no run.json and no telemetry, so it cannot be judged by its plan.", unwritable);
        }
    }
}
