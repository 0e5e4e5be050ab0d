package mobius.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

@ResourceLock(Resources.SYSTEM_OUT)
@ResourceLock(Resources.SYSTEM_ERR)
class InjectorCommandsTest {

    @RegisterExtension
    private final Console console = new Console();

    @Test
    void anUnknownSimulationIsRefusedByName() {
        assertThat(Main.run("run", "LoadSimulator")).isEqualTo(1);
        assertThat(console.err())
                .contains("there is no simulation mobius.LoadSimulator; docs/simulations.md lists them");
    }

    @Test
    void noInjectorAtAllIsRefused() {
        assertThat(Main.run("run", "--injectors", "0")).isEqualTo(1);
        assertThat(console.err()).contains("a load cannot be shared by 0 injectors; ask for 1 to 100");
    }

    @Test
    void aMergeNeedsParts() {
        assertThat(Main.run("merge")).isEqualTo(1);
        assertThat(console.err()).contains("Missing required parameter");
    }

    @Test
    void aFolderThatIsNoPartIsRefusedByName(@TempDir Path folder) {
        assertThat(Main.run("merge", folder.toString())).isEqualTo(1);
        assertThat(console.err()).startsWith(folder + " has no run.json, so it is not the part of a run");
    }
}
