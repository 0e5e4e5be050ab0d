package mobius.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A run that nobody starves on purpose. */
public final class QuietRun {

    private static final int ATTEMPTS = 3;

    private QuietRun() {}

    /**
     * Runs up to three times. Other programs of the machine may starve the injector, and INCONCLUSIVE is then the right answer
     * to another question than the test's. A FAIL is never repeated, and neither is any other reason to be INCONCLUSIVE.
     */
    public static JudgedFolder of(Path folder, String... options) throws IOException, InterruptedException {
        JudgedFolder judged = once(folder.resolve("attempt 1"), options);
        for (int attempt = 2; attempt <= ATTEMPTS && judged.isInjectorStarved(); attempt++) {
            judged = once(folder.resolve("attempt " + attempt), options);
        }
        return judged;
    }

    /** Runs once. */
    static JudgedFolder once(Path folder, String... options) throws IOException, InterruptedException {
        try (GatlingRun run = GatlingRun.start(Files.createDirectories(folder), List.of(), options)) {
            JudgedFolder judged = run.await();
            System.out.println(folder.getFileName() + ": " + judged);
            return judged;
        }
    }
}
