package mobius.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import mobius.JavaCommand;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class RunLockTest {

    /** A process that takes the lock, says how that went, and lives until its input ends. */
    static final class Holder {

        private Holder() {}

        public static void main(String[] results) throws Exception {
            System.out.println(RunLock.take(Path.of(results[0])).orElse("taken"));
            System.in.readAllBytes();
        }
    }

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void end() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    @Timeout(60)
    void aSecondRunInTheSameFolderIsRefusedUntilTheFirstHasEnded(@TempDir Path folder) throws Exception {
        Path results = folder.resolve("target").resolve("gatling");
        assertThat(taking(results)).isEqualTo("taken");
        Process first = started.get(0);
        assertThat(taking(results))
                .isEqualTo("another run (process " + first.pid() + ") is in progress in " + results
                        + "; wait until it ends, or start this one in a separate checkout");
        first.destroyForcibly().waitFor();
        assertThat(taking(results)).isEqualTo("taken");
    }

    /** What a process says that tries to take the lock, and lives on. */
    private String taking(Path results) throws IOException {
        List<String> command = JavaCommand.shortLived();
        command.addAll(
                List.of("-cp", System.getProperty("java.class.path"), Holder.class.getName(), results.toString()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        started.add(process);
        return String.valueOf(process.inputReader().readLine());
    }
}
