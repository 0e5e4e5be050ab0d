package mobius;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 15 s of load by single users: a secret in every place that takes a command, a URL or a password appears in nothing that is kept. */
@Tag("live")
class PlantedSecretsTest {

    private static final String MARK = "hunter2planted";

    @Test
    void noSecretIsInTheFilesTheHistoryOrTheOutputOfARun(@TempDir Path folder) throws Exception {
        Map<String, String> settings = new TreeMap<>();
        settings.put("mobius.durations.smoke", "5 s");
        settings.put("mobius.durations.visits", "10 s");
        settings.put("mobius.history.folder", folder.resolve("history").toString());
        settings.put("mobius.cold-start.restart-command", "systemctl restart api --token " + MARK + 1);
        settings.put("mobius.compare.deploy", "./deploy.sh {build} --password=" + MARK + 2);
        settings.put(
                "mobius.telemetry.sources",
                "[{name=platform,role=api,url=\"/metrics\"},{name=cache,role=cache,url=\"http://127.0.0.1:1/metrics?api_key="
                        + MARK + 3 + "\"}]");
        Map<String, String> variables = Map.of("MOBIUS_PASSWORD", MARK + 4, "MOBIUS_JDBC_PASSWORD", MARK + 5);
        try (GatlingJvm jvm = GatlingJvm.start("mobius.SmokeSimulation", folder, settings, variables)) {
            assertThat(jvm.exitCode()).as(jvm.output()).isIn(0, 2, 3);
            assertThat(jvm.outputToItsEnd()).doesNotContain(MARK);
        }
        assertThat(filesWithTheMark(folder)).isEmpty();
        assertThat(names(folder))
                .contains("run.json", "verdict.json", "verdict.html", "telemetry.csv", "simulation.log", "index.html");
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(Path::getFileName).map(Path::toString).toList();
        }
    }

    private static List<Path> filesWithTheMark(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> found = new ArrayList<>();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(MARK)) {
                    found.add(file);
                }
            }
            return found;
        }
    }
}
