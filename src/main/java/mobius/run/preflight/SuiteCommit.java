package mobius.run.preflight;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Which commit of this suite the process runs. */
final class SuiteCommit {

    private static final long SECONDS_TO_ANSWER = 5;

    private SuiteCommit() {}

    /** Asks git; empty outside a checkout and where there is no git. */
    static Optional<String> read() {
        try {
            Process git = new ProcessBuilder("git", "rev-parse", "HEAD")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            boolean answered = git.waitFor(SECONDS_TO_ANSWER, TimeUnit.SECONDS) && git.exitValue() == 0;
            String commit = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return answered ? Optional.of(commit) : Optional.empty();
        } catch (IOException noGit) {
            return Optional.empty();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
