package mobius.run;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import mobius.config.InjectorSettings;
import mobius.injectors.InjectorShare;
import mobius.run.process.RunRefused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets all injectors of a run begin at the same moment: at a time that was agreed on, or as soon as each has left a file in a
 * folder that all can write to. The folder needs no common clock.
 */
final class CommonStart {

    private static final Logger LOG = LoggerFactory.getLogger(CommonStart.class);
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final long LOOK_EVERY_MILLIS = 20;

    /** What must be done together takes less. */
    private static final Duration BEFORE = Duration.ofSeconds(6);

    private static final String COME = "injector-";
    private static final String READY = "ready-";

    private final InjectorSettings settings;
    private final Runnable together;
    private final Duration patience;

    /** @param together what all injectors do at the same time just before they begin */
    CommonStart(InjectorSettings settings, Runnable together) {
        this(settings, together, PATIENCE);
    }

    /** @param patience how long it waits for the other injectors */
    CommonStart(InjectorSettings settings, Runnable together, Duration patience) {
        this.settings = settings;
        this.together = together;
        this.patience = patience;
    }

    /**
     * Waits for the common beginning. One that is too late for it begins at once, and says so.
     *
     * @throws RunRefused if not all injectors come to the folder, or if it is not new
     */
    void await() {
        settings.startAt().ifPresent(time -> sleep(millisUntil(time.minus(BEFORE))));
        settings.meetIn().ifPresent(folder -> meet(folder, COME));
        together.run();
        settings.startAt().ifPresent(this::awaitTime);
        settings.meetIn().ifPresent(folder -> meet(folder, READY));
    }

    private static long millisUntil(Instant time) {
        return Math.max(0, Duration.between(Instant.now(), time).toMillis());
    }

    private void awaitTime(Instant time) {
        Duration left = Duration.between(Instant.now(), time);
        if (left.isNegative()) {
            LOG.warn(
                    "{} begins {} ms late: mobius.injectors.start-at was {}",
                    settings.share(),
                    left.negated().toMillis(),
                    time);
        } else {
            sleep(left.toMillis());
        }
    }

    private void meet(Path folder, String file) {
        arrive(folder, file);
        Instant end = Instant.now().plus(patience);
        for (List<Integer> missing = missing(folder, file); !missing.isEmpty(); missing = missing(folder, file)) {
            if (Instant.now().isAfter(end)) {
                throw new RunRefused("injectors " + missing + " did not come to " + folder + " within "
                        + patience.toSeconds() + " s; see their output, and start all of them again with a new folder");
            }
            sleep(LOOK_EVERY_MILLIS);
        }
    }

    private void arrive(Path folder, String file) {
        InjectorShare share = settings.share();
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(file + share.index()), share + "\n", StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException used) {
            throw new RunRefused(folder + " already has the file of " + share
                    + "; use a new folder for each run (mobius.injectors.start-at), and each index once");
        } catch (IOException unwritable) {
            throw new RunRefused(folder + ", where the injectors wait for each other, cannot be written ("
                    + unwritable.getMessage() + "); allow writing there, or set mobius.injectors.start-at to another");
        }
    }

    private List<Integer> missing(Path folder, String file) {
        return IntStream.range(0, settings.share().count())
                .filter(index -> Files.notExists(folder.resolve(file + index)))
                .boxed()
                .toList();
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new RunRefused("interrupted while waiting for the other injectors");
        }
    }
}
