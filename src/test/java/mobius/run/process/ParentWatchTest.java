package mobius.run.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import mobius.run.SearchProcess;
import org.junit.jupiter.api.Test;

class ParentWatchTest {

    private static final long PATIENCE_SECONDS = 30;

    @Test
    void aStepEndsWithTheSearchThatHasStartedItHoweverThatEnds() throws Exception {
        Process search = SearchProcess.java(SearchProcess.class).start();
        Optional<ProcessHandle> step = Optional.empty();
        try {
            step = ProcessHandle.of(Long.parseLong(search.inputReader().readLine()));
            assertThat(step).isPresent();
            search.destroyForcibly();
            step.get().onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(step.get().isAlive()).isFalse();
        } finally {
            search.destroyForcibly();
            step.ifPresent(ProcessHandle::destroyForcibly);
        }
    }
}
