package mobius.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import mobius.config.Settings;
import mobius.config.SettingsReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SideBySideTest {

    private static final Settings SETTINGS = SettingsReader.read(Map.of(), Map.of());

    private final Path folder;

    SideBySideTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void eachInjectorHasItsNumberAndAllMeetInOneFolder() {
        SideBySide injectors = new SideBySide(SETTINGS, "mobius.LoadSimulation", 4, folder);
        assertThat(injectors.settingsOf(2, null))
                .containsEntry("mobius.injectors.count", "4")
                .containsEntry("mobius.injectors.index", "2")
                .containsEntry(
                        "mobius.injectors.start-at", folder.resolve("start").toString())
                .hasSize(3);
    }
}
