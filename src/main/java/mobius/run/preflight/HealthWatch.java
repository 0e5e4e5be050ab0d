package mobius.run.preflight;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import mobius.http.WebResponse;

/** Polls the health of a starting platform. */
public final class HealthWatch {

    private static final String HEALTH = "/health";
    private static final long EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final PlatformClient platform;
    private final Duration within;

    public HealthWatch(PlatformClient platform, Duration within) {
        this.platform = platform;
        this.within = within;
    }

    /**
     * Waits for the first response with status 200 that does not report the platform unhealthy.
     *
     * @param startNanos the start of the platform, by {@link System#nanoTime()}
     * @return the time since then; empty if there was none in time
     */
    public Optional<Duration> firstAnswer(long startNanos) {
        long begun = System.nanoTime();
        while (System.nanoTime() - begun < within.toNanos()
                && !Thread.currentThread().isInterrupted()) {
            if (isHealthy()) {
                return Optional.of(Duration.ofNanos(System.nanoTime() - startNanos));
            }
            LockSupport.parkNanos(EVERY_NANOS);
        }
        return Optional.empty();
    }

    private boolean isHealthy() {
        try {
            WebResponse response = platform.get(HEALTH, PATIENCE);
            return response.isOk() && AnswerCheck.isHealthy(response);
        } catch (IOException notYet) {
            return false;
        }
    }
}
