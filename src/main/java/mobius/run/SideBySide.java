package mobius.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import mobius.config.Settings;
import mobius.config.hocon.Secret;
import mobius.run.folder.RunFolder;
import mobius.run.preflight.Preflight;
import mobius.run.process.ChildProcess;
import mobius.run.process.GatlingProcess;
import mobius.run.process.RunRefused;
import mobius.run.process.TargetProcess;
import org.jspecify.annotations.Nullable;

/**
 * Several injectors on this machine, each a Gatling JVM with a working folder of its own, and one reference target for all of them
 * if the environment has it. They end with this process.
 */
public final class SideBySide {

    private final Settings settings;
    private final String simulation;
    private final int injectors;
    private final Path folder;
    private final Secret password;

    /**
     * Injectors of one run.
     *
     * @param simulation the name of its class
     * @param injectors how many
     * @param folder for their working folders and for what they say
     */
    public SideBySide(Settings settings, String simulation, int injectors, Path folder) {
        this.settings = settings;
        this.simulation = simulation;
        this.injectors = injectors;
        this.folder = folder.toAbsolutePath();
        this.password = settings.secrets().password().orElseGet(Secret::random);
    }

    private record Part(int index, GatlingProcess.Ended ended) {}

    /**
     * Runs all of them to their end.
     *
     * @return the folders of their parts
     * @throws RunRefused if one of them sent nothing, with the end of what it said
     */
    public List<Path> run() {
        List<String> problems = Stream.concat(
                        Preflight.missingPassword(settings).stream(), RunLock.take(RunFolder.RESULTS).stream())
                .toList();
        if (!problems.isEmpty()) {
            throw new RunRefused(problems);
        }
        if (!settings.isEmbedded()) {
            return run(null);
        }
        try (TargetProcess target = TargetProcess.start(settings.embedded().heapBytes(), password)) {
            return run(target);
        }
    }

    private List<Path> run(@Nullable TargetProcess target) {
        ExecutorService threads = Executors.newFixedThreadPool(injectors, work -> {
            Thread thread = new Thread(work, "mobius-injector");
            thread.setDaemon(true);
            return thread;
        });
        try {
            CompletionService<Part> parts = new ExecutorCompletionService<>(threads);
            for (int index = 0; index < injectors; index++) {
                int number = index;
                parts.submit(() -> part(number, target));
            }
            return foldersOf(parts);
        } finally {
            threads.shutdownNow();
        }
    }

    private Part part(int index, @Nullable TargetProcess target) throws IOException {
        Path own = Files.createDirectories(folder.resolve("injector-" + index));
        return new Part(
                index,
                new GatlingProcess(own, password, simulation)
                        .runPart(settingsOf(index, target), output(index), injectors));
    }

    /** If one injector does not begin, the others would wait for it, or send less than the plan. */
    private List<Path> foldersOf(CompletionService<Part> parts) {
        List<Path> folders = new ArrayList<>();
        for (int ended = 0; ended < injectors; ended++) {
            Part part = next(parts);
            Optional<Path> own = part.ended.folder().map(RunFolder::path);
            folders.add(own.orElseThrow(() -> new RunRefused("injector " + part.index + " of " + injectors
                    + " sent nothing; the end of its output, in " + output(part.index) + ":\n"
                    + ChildProcess.lastWords(output(part.index)))));
        }
        return folders.stream().sorted().toList();
    }

    private static Part next(CompletionService<Part> parts) {
        try {
            return parts.take().get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException reason) {
                throw reason;
            }
            throw new RunRefused("an injector could not be started: " + failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new RunRefused("interrupted while the injectors were sending");
        }
    }

    private Path output(int index) {
        return folder.resolve("injector-" + index + ".txt");
    }

    /** What makes a run the part of one injector, on top of the settings of this process. */
    Map<String, String> settingsOf(int index, @Nullable TargetProcess target) {
        Map<String, String> own = new TreeMap<>();
        own.put("mobius.injectors.count", Integer.toString(injectors));
        own.put("mobius.injectors.index", Integer.toString(index));
        own.put("mobius.injectors.start-at", folder.resolve("start").toString());
        if (target != null) {
            own.put("mobius.target.base-url", target.url().toString());
        }
        return own;
    }
}
