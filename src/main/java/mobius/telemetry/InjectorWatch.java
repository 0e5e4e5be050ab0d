package mobius.telemetry;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import mobius.traffic.Traffic;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records the state of the injector's machine once a second, on two daemon threads: if the injector was slow, a verdict about the
 * platform is worth nothing.
 */
public final class InjectorWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(InjectorWatch.class);
    private static final long PERIOD_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Recorder recorder;
    private final GcProbe collections = new GcProbe();
    private final Watchdog watchdog = new Watchdog(System::nanoTime, System::currentTimeMillis, LockSupport::parkNanos);
    private final ResponseProbe responses;
    private final ProbeSampler readout;
    private final Thread ticking = daemon("mobius-watchdog", this::keepTicking);
    private final Thread reading = daemon("mobius-telemetry", this::keepReading);
    private volatile boolean running = true;

    private InjectorWatch(Recorder recorder, Traffic traffic) {
        this.recorder = recorder;
        responses = new ResponseProbe(traffic.responses());
        Path proc = Path.of("/proc");
        List<Probe> probes = List.of(
                new CpuProbe(proc),
                new EventLoopProbe(proc),
                new CgroupProbe(Path.of("/sys/fs/cgroup")),
                new SocketProbe(proc),
                new TrafficProbe(proc),
                new JvmProbe(),
                responses,
                new ConnectionProbe(traffic.connections()),
                collections,
                watchdog);
        readout = new ProbeSampler(probes, System::nanoTime, System::currentTimeMillis);
    }

    /**
     * Starts watching. The recorder stays open when the watch is closed.
     *
     * @param traffic what the requests of this process count
     */
    public static InjectorWatch start(Recorder recorder, Traffic traffic) {
        InjectorWatch watch = new InjectorWatch(recorder, traffic);
        watch.ticking.start();
        watch.reading.start();
        return watch;
    }

    /** Takes the last samples and stops both threads. */
    @Override
    public void close() {
        responses.expectLastReading();
        running = false;
        LockSupport.unpark(reading);
        try {
            reading.join(TimeUnit.NANOSECONDS.toMillis(PERIOD_NANOS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        collections.close();
    }

    private void keepTicking() {
        while (running) {
            watchdog.tick();
        }
    }

    /** Stops if samples cannot be written. The run goes on, and the gap shows that nothing is known. */
    private void keepReading() {
        try {
            do {
                LockSupport.parkNanos(PERIOD_NANOS);
                recorder.record(readout.take());
            } while (running);
        } catch (IOException e) {
            LOG.error("Monitoring of the injector stops, because its samples cannot be written. Free disk space.", e);
        }
    }

    private static Thread daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }
}
