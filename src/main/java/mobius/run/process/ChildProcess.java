package mobius.run.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import mobius.run.folder.NoVerdict;

/** A process that ends with this one. */
public final class ChildProcess {

    private static final int MOST_LINES = 20;

    /** What a process has for its own end before it is ended by force. */
    private static final Duration GRACE = Duration.ofSeconds(10);

    private ChildProcess() {}

    /**
     * Waits for the end of a process.
     *
     * @param within how long it may take; it is ended then, with all that it has started, and by force if it must be
     * @return empty where it was ended
     * @throws NoVerdict when this process is ending
     */
    public static OptionalInt exitCode(Process process, Duration within) throws InterruptedException {
        return exitCode(process, within, GRACE);
    }

    /**
     * Waits for the end of a process, which has some time to end itself before it is ended by force.
     *
     * @param grace what it has for its own end
     */
    public static OptionalInt exitCode(Process process, Duration within, Duration grace) throws InterruptedException {
        Thread end = new Thread(() -> end(process), "mobius-end-of-a-process");
        try {
            Runtime.getRuntime().addShutdownHook(end);
            boolean ended = hasEnded(process, within, grace);
            Runtime.getRuntime().removeShutdownHook(end);
            return ended ? OptionalInt.of(process.exitValue()) : OptionalInt.empty();
        } catch (IllegalStateException ending) {
            end(process);
            throw new NoVerdict("stopped before the end", ending);
        }
    }

    private static boolean hasEnded(Process process, Duration within, Duration grace) throws InterruptedException {
        boolean ended = process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS);
        if (!ended) {
            endForSure(process, grace);
        }
        return ended;
    }

    /** What hangs may not hear that it is asked to end. */
    private static void endForSure(Process process, Duration grace) throws InterruptedException {
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        end(process);
        process.waitFor(grace.toMillis(), TimeUnit.MILLISECONDS);
        all.forEach(ProcessHandle::destroyForcibly);
    }

    /** Asks a process to end, with all that it has started. */
    static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }

    /** The end of what it said. */
    public static String lastWords(Path output) {
        try {
            // A JVM or a shell may speak in another encoding: what is legible of it tells more than nothing.
            String said = new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
            List<String> lines = said.lines().toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - MOST_LINES), lines.size()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
