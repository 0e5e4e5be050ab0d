package mobius.run.preflight;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import mobius.config.ColdStartSettings;
import mobius.run.process.RunRefused;
import mobius.telemetry.Sample;
import mobius.telemetry.StartMetrics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a running platform cold: with its restart command, or by leaving it idle. */
public final class ColdStart {

    private static final Logger LOG = LoggerFactory.getLogger(ColdStart.class);

    private final ColdStartSettings settings;

    public ColdStart(ColdStartSettings settings) {
        this.settings = settings;
    }

    /** Returns the reason why it is impossible; empty otherwise. */
    public List<String> problems() {
        return settings.restartCommand().isPresent() || settings.idle().isPresent()
                ? List.of()
                : List.of(
                        "no setting defines how to make this platform cold; set mobius.cold-start.restart-command to a"
                                + " command that restarts it,"
                                + " or mobius.cold-start.idle to the time that it is left idle before the first request");
    }

    /**
     * Runs the command. Its output goes to that of this process.
     *
     * @return its start, by {@link System#nanoTime()}
     * @throws RunRefused if it fails or does not end in time
     */
    public long restart(String command) {
        long begun = System.nanoTime();
        try {
            Process process =
                    new ProcessBuilder("sh", "-c", command).inheritIO().start();
            if (!process.waitFor(settings.healthyWithin().toMillis(), TimeUnit.MILLISECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                throw new RunRefused("mobius.cold-start.restart-command did not end within " + seconds()
                        + "; make it return once it has triggered the restart, or raise"
                        + " mobius.cold-start.healthy-within");
            }
            requireSuccess(process.exitValue());
        } catch (IOException unstartable) {
            throw new RunRefused("mobius.cold-start.restart-command could not be run: " + unstartable);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new RunRefused("interrupted while mobius.cold-start.restart-command ran");
        }
        return begun;
    }

    private static void requireSuccess(int exitCode) {
        if (exitCode != 0) {
            throw new RunRefused("mobius.cold-start.restart-command ended with exit code " + exitCode
                    + "; its output above shows the reason");
        }
    }

    /**
     * Waits for the first healthy response of a starting platform.
     *
     * @param startNanos the start, by {@link System#nanoTime()}
     * @throws RunRefused if there is none in time
     */
    public Sample firstAnswer(PlatformClient platform, long startNanos) {
        Duration taken = new HealthWatch(platform, settings.healthyWithin())
                .firstAnswer(startNanos)
                .orElseThrow(() -> new RunRefused(platform.at("/health") + " was not healthy within " + seconds()
                        + " of its start; see its log, or raise mobius.cold-start.healthy-within"));
        return new Sample(
                System.currentTimeMillis(),
                StartMetrics.SOURCE,
                StartMetrics.TO_FIRST_ANSWER_MILLIS,
                "",
                taken.toNanos() / 1e6);
    }

    /** Leaves the platform idle if that is configured. */
    public void idle() {
        settings.idle().ifPresent(idle -> {
            LOG.info("Leaving the platform idle for {} s", idle.toSeconds());
            try {
                Thread.sleep(idle.toMillis());
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new RunRefused("interrupted while the platform was left idle");
            }
        });
    }

    private String seconds() {
        return settings.healthyWithin().toSeconds() + " s";
    }
}
