package mobius.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What a run leaves to its readers.
 *
 * @param exitCode of its process
 * @param document {@code verdict.json}
 */
public record JudgedFolder(int exitCode, JsonNode document) {

    static JudgedFolder in(Path folder, int exitCode) throws IOException {
        Path file = folder.resolve("verdict.json");
        if (!Files.exists(file)) {
            throw new AssertionError("there is no " + file + "; the process ended with " + exitCode);
        }
        return new JudgedFolder(exitCode, new ObjectMapper().readTree(file.toFile()));
    }

    public String verdict() {
        return document.path("verdict").asText();
    }

    public List<String> condemningGates() {
        return findings()
                .filter(finding -> hasStatus(finding, "INCONCLUSIVE"))
                .map(finding -> finding.path("id").asText())
                .filter(id -> id.startsWith("gate."))
                .toList();
    }

    /** Whether a gate says that the injector, and not the platform, was measured. */
    boolean isInjectorStarved() {
        return findings()
                .filter(finding -> finding.path("id").asText().startsWith("gate."))
                .filter(finding -> finding.path("subject").asText().equals("injector"))
                .anyMatch(finding -> hasStatus(finding, "INCONCLUSIVE"));
    }

    /** The requests that missed a budget. */
    public List<String> failingSubjects() {
        return findings()
                .filter(finding -> hasStatus(finding, "FAIL"))
                .map(finding -> finding.path("subject").asText())
                .toList();
    }

    /** One line with what decided. */
    @Override
    public String toString() {
        List<String> reasons = findings()
                .filter(finding -> hasStatus(finding, "FAIL") || hasStatus(finding, "INCONCLUSIVE"))
                .map(finding -> "%s of %s: %s, limit %s"
                        .formatted(
                                finding.path("id").asText(),
                                finding.path("subject").asText(),
                                finding.path("actual").asText(),
                                finding.path("expected").asText()))
                .toList();
        return verdict() + " (exit code " + exitCode + ") " + reasons;
    }

    private Stream<JsonNode> findings() {
        return StreamSupport.stream(document.path("findings").spliterator(), false);
    }

    private static boolean hasStatus(JsonNode finding, String status) {
        return finding.path("status").asText().equals(status);
    }
}
