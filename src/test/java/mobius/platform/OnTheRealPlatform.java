package mobius.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import mobius.telemetry.InjectorMetrics;
import mobius.telemetry.Series;
import mobius.telemetry.Telemetry;

/** The way of a new user on a real platform: seed, check, run, clean up; and what the platform's database holds after it. */
final class OnTheRealPlatform {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> ROWS = List.of(
            "SELECT id, owner_id, name, updated_at FROM projects ORDER BY id",
            "SELECT id, project_id, name, version, updated_at FROM contexts ORDER BY id",
            "SELECT id, email, updated_at FROM users WHERE email NOT LIKE '%@load.mobius.example' ORDER BY id");

    private final RealPlatform platform;
    private final SuiteProcess suite;
    private final Map<String, List<String>> before;

    OnTheRealPlatform(RealPlatform platform, Path folder) throws SQLException {
        this.platform = platform;
        this.suite = new SuiteProcess(platform.url(), folder);
        this.before = rows();
    }

    SuiteProcess suite() {
        return suite;
    }

    /** What other people have, and everything in the tables that the suite writes to. Its accounts stay: no API removes them. */
    private Map<String, List<String>> rows() throws SQLException {
        Map<String, List<String>> rows = new TreeMap<>();
        for (String query : ROWS) {
            rows.put(query, platform.select(query));
        }
        return rows;
    }

    void seeds() throws Exception {
        SuiteProcess.Outcome seeded = suite.command("seed");
        assertThat(seeded.output()).contains("Created 40 accounts (0 existed already)");
        assertThat(seeded.exitCode()).isZero();
    }

    /** Ends a seed as soon as some of its projects are there. */
    void isKilledWhileItSeeds() throws Exception {
        long projects = platform.count("projects");
        assertThat(suite.commandKilledWhen(() -> platform.count("projects") > projects + 20, "seed"))
                .as("killed before its end")
                .isTrue();
    }

    void seedsNothingASecondTime() throws Exception {
        SuiteProcess.Outcome again = suite.command("seed");
        assertThat(again.output())
                .contains("Created 0 accounts (40 existed already), 0 projects and 0 contexts; removed 0 projects");
        assertThat(again.exitCode()).isZero();
    }

    void checks() throws Exception {
        SuiteProcess.Outcome checked = suite.command("check");
        assertThat(checked.exitCode()).as(checked.output()).isZero();
    }

    void cleansUp() throws Exception {
        SuiteProcess.Outcome cleaned = suite.command("cleanup", "--all");
        assertThat(cleaned.exitCode()).as(cleaned.output()).isZero();
        assertThat(rows()).isEqualTo(before);
    }

    /** The requests that failed, with their messages; empty if none did. */
    static List<String> failures(SuiteProcess.Outcome run) throws IOException {
        List<String> failures = new ArrayList<>();
        JsonNode measurement =
                JSON.readTree(run.folder().resolve("measurement.json").toFile());
        measurement
                .path("errors")
                .forEach(error -> failures.add(error.path("count").asText() + " x "
                        + error.path("request").asText() + ": "
                        + error.path("message").asText()));
        return failures;
    }

    /** The findings of a status, as {@code id of subject: explanation}. */
    static List<String> findings(SuiteProcess.Outcome run, String status) throws IOException {
        List<String> findings = new ArrayList<>();
        verdict(run).path("findings").forEach(finding -> {
            if (finding.path("status").asText().equals(status)) {
                findings.add(finding.path("id").asText() + " of "
                        + finding.path("subject").asText() + ": "
                        + finding.path("explanation").asText());
            }
        });
        return findings;
    }

    /** The findings of an id, as {@code subject: figure unit, status}; where there is no figure, with the reason. */
    static List<String> figures(SuiteProcess.Outcome run, String id) throws IOException {
        List<String> figures = new ArrayList<>();
        verdict(run).path("findings").forEach(finding -> {
            if (finding.path("id").asText().equals(id)) {
                String figure = finding.path("actual").isNumber()
                        ? finding.path("actual").asText() + " "
                                + finding.path("unit").asText()
                        : finding.path("explanation").asText();
                figures.add(finding.path("subject").asText() + ": " + figure + ", "
                        + finding.path("status").asText());
            }
        });
        return figures;
    }

    /** The verdict in a line, with what does not hold and the p95 of all requests. */
    static String summary(SuiteProcess.Outcome run) throws IOException {
        JsonNode verdict = verdict(run);
        String p95 = "";
        for (JsonNode finding : verdict.path("findings")) {
            if (finding.path("id").asText().equals("latency.p95")
                    && finding.path("subject").asText().equals("all requests")) {
                p95 = ", p95 " + finding.path("actual").asText() + " ms";
            }
        }
        return verdict.path("verdict").asText() + ", " + requests(run) + " requests" + p95 + " " + findings(run, "FAIL")
                + findings(run, "INCONCLUSIVE");
    }

    static JsonNode verdict(SuiteProcess.Outcome run) throws IOException {
        return JSON.readTree(run.folder().resolve("verdict.json").toFile());
    }

    /** What the injector of a run counted by request name, all names together. */
    static double counted(SuiteProcess.Outcome run, String metric) throws IOException {
        return Telemetry.read(run.folder().resolve("telemetry.csv")).of(InjectorMetrics.SOURCE, metric).stream()
                .map(Series::points)
                .mapToDouble(points -> points.get(points.size() - 1).value())
                .sum();
    }

    /** How many requests a run sent. */
    static long requests(SuiteProcess.Outcome run) throws IOException {
        long count = 0;
        for (JsonNode request : verdict(run).path("requests")) {
            count += request.path("count").asLong();
        }
        return count;
    }
}
