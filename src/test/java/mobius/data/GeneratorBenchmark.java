package mobius.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Data at volume in the time of a coffee and the memory of a phone. docs/method/benchmarks.md has the figures. */
@Tag("proof")
class GeneratorBenchmark {

    private static final String HEAP = "-Xmx64m";

    @Test
    void aHundredThousandContextsAreWrittenInUnderAMinute(@TempDir Path folder) throws Exception {
        Duration first = generate(folder.resolve("one"));
        assertThat(first).isLessThan(Duration.ofMinutes(1));
        Duration second = generate(folder.resolve("two"));
        System.out.printf("%d MB in %s and in %s%n", megabytes(folder.resolve("one")), first, second);
        for (String name : List.of("accounts.csv", "projects.csv", "contexts.json", "queries.csv", "prompts.json")) {
            assertThat(Files.mismatch(
                            folder.resolve("one").resolve(name),
                            folder.resolve("two").resolve(name)))
                    .as(name)
                    .isEqualTo(-1);
        }
    }

    /** The whole command, with the start of its JVM. */
    private static Duration generate(Path folder) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        HEAP,
                        "-cp",
                        System.getProperty("java.class.path"),
                        "mobius.cli.Main",
                        "generate",
                        folder.toString(),
                        "--accounts=20000",
                        "--projects=20000",
                        "--contexts=100000")
                .inheritIO()
                .start();
        assertThat(process.waitFor()).isZero();
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private static long megabytes(Path folder) throws IOException {
        return Files.size(folder.resolve("contexts.json")) / 1_000_000;
    }
}
