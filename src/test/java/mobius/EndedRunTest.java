package mobius;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However a Gatling JVM is ended in the middle of its load, its target does not outlive it. */
@Tag("live")
class EndedRunTest {

    private static final long SECONDS_TO_FOLLOW = 15;

    @Test
    void theTargetEndsWhenGatlingIsAskedToEnd(@TempDir Path results) throws Exception {
        assertNothingIsLeftAfter(results, ProcessHandle::destroy);
    }

    @Test
    void theTargetEndsWhenGatlingIsKilled(@TempDir Path results) throws Exception {
        assertNothingIsLeftAfter(results, ProcessHandle::destroyForcibly);
    }

    private void assertNothingIsLeftAfter(Path results, Consumer<ProcessHandle> end) throws Exception {
        try (GatlingJvm jvm = GatlingJvm.start(results, Map.of("mobius.durations.hold", "60s"), Map.of())) {
            List<ProcessHandle> children = jvm.childrenUnderLoad();
            assertThat(children).isNotEmpty();
            end.accept(jvm.handle());
            jvm.exitCode();
            for (ProcessHandle child : children) {
                child.onExit().get(SECONDS_TO_FOLLOW, TimeUnit.SECONDS);
            }
        }
    }
}
