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
import java.util.concurrent.atomic.AtomicInteger;
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
    private final AtomicInteger together = new AtomicInteger();

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
        assertThat(together).hasValue(INJECTORS);
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
                .withMessageContaining(
                        folder + " already has the file of injector 1 of 3; use a new folder for each run");
    }

    @Test
    void aTimeThatIsOverDelaysNobody() {
        Instant before = Instant.now();
        start(settings(0, Optional.of(before.minusSeconds(5)), Optional.empty()));
        assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(4));
    }

    @Test
    void nobodyBeginsBeforeTheTime() {
        Instant time = Instant.now().plusMillis(300);
        start(settings(0, Optional.of(time), Optional.empty()));
        assertThat(Instant.now()).isAfterOrEqualTo(time.minusMillis(1));
    }

    @Test
    void withoutATimeOrAFolderAnInjectorBeginsAtOnce() {
        start(settings(0, Optional.empty(), Optional.empty()));
        assertThat(together).hasValue(1);
    }

    private void start(InjectorSettings settings) {
        new CommonStart(settings, together::incrementAndGet).await();
    }

    private void start(int index, Path meeting, Duration patience) {
        InjectorSettings own = settings(index, Optional.empty(), Optional.of(meeting));
        new CommonStart(own, this::metByAll, patience).await();
    }

    private void metByAll() {
        together.incrementAndGet();
        assertThat(folder.resolve("run-17").toFile().list()).hasSizeGreaterThanOrEqualTo(INJECTORS);
    }

    private static InjectorSettings settings(int index, Optional<Instant> time, Optional<Path> meeting) {
        return new InjectorSettings(new InjectorShare(index, INJECTORS), time, meeting, Optional.empty(), 0);
    }
}
