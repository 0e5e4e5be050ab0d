package mobius.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import mobius.config.InjectorSettings;
import mobius.injectors.InjectorShare;
import mobius.run.process.RunRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class CommonStartTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int INJECTORS = 3;

    private final Path folder;

    CommonStartTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void allBeginWhenTheLastHasCome() throws Exception {
        Path meeting = folder.resolve("run-17");
        CompletableFuture<?>[] early = IntStream.range(0, INJECTORS - 1)
                .mapToObj(index -> CompletableFuture.runAsync(() -> start(index, meeting, PATIENCE)))
                .toArray(CompletableFuture[]::new);
        assertThat(early).noneMatch(CompletableFuture::isDone);
        start(INJECTORS - 1, meeting, PATIENCE);
        CompletableFuture.allOf(early).get(10, TimeUnit.SECONDS);
    }

    @Test
    void whoDoesNotComeIsNamed() {
        Path meeting = folder.resolve("run-17");
        assertThatExceptionOfType(RunRefused.class)
                .isThrownBy(() -> start(0, meeting, Duration.ZERO))
                .withMessageContaining("injectors [1, 2] did not come to " + meeting + " within 0 s");
    }

    @Test
    void aFolderIsForOneRunOnly() throws Exception {
        Files.writeString(folder.resolve("injector-1"), "");
        assertThatExceptionOfType(RunRefused.class)
                .isThrownBy(() -> start(1, folder, PATIENCE))
                .withMessageContaining(folder + " already has the file of injector 1 of 3; use a new folder for each run");
    }

    @Test
    void aTimeThatIsOverDelaysNobody() {
        Instant before = Instant.now();
        new CommonStart(settings(0, Optional.of(before.minusSeconds(5)), Optional.empty())).await();
        assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(4));
    }

    @Test
    void nobodyBeginsBeforeTheTime() {
        Instant time = Instant.now().plusMillis(300);
        new CommonStart(settings(0, Optional.of(time), Optional.empty())).await();
        assertThat(Instant.now()).isAfterOrEqualTo(time.minusMillis(1));
    }

    @Test
    void withoutATimeOrAFolderAnInjectorBeginsAtOnce() {
        new CommonStart(settings(0, Optional.empty(), Optional.empty())).await();
    }

    private static void start(int index, Path meeting, Duration patience) {
        new CommonStart(settings(index, Optional.empty(), Optional.of(meeting)), patience).await();
    }

    private static InjectorSettings settings(int index, Optional<Instant> time, Optional<Path> meeting) {
        return new InjectorSettings(new InjectorShare(index, INJECTORS), time, meeting, Optional.empty(), 0);
    }
}
