package mobius.verdict.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import mobius.telemetry.Recorder;
import mobius.telemetry.postgres.PostgresServer;
import mobius.telemetry.postgres.PostgresWatch;
import mobius.telemetry.postgres.StatementUse;
import mobius.verdict.ExampleEvidence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plays a platform with a slow statement and an N+1 on a real PostgreSQL. */
class StatementsOnPostgresTest {

    private static final String DATABASE = "postgres";
    private static final int LISTS = 100;
    private static final int ROWS = 20;
    private static final int SEARCHES = 30;
    private static final String FOR_EACH_ROW = "SELECT name FROM owners WHERE id = $1";
    private static final String SLOW = "SELECT id, pg_sleep($2) FROM projects WHERE name = $1";

    private final Path folder;

    StatementsOnPostgresTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void aSlowedStatementAndAnNPlusOneAreNamed() throws Exception {
        Verdict verdict = verdict(played());
        assertThat(verdict.findings())
                .filteredOn(finding -> finding.id().equals("database.statement"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.subject()).isEqualTo(SLOW);
                    assertThat(finding.status()).isEqualTo(Status.FAIL);
                    assertThat(finding.facts().actual()).isGreaterThan(60);
                    assertThat(finding.facts().samples()).isEqualTo(SEARCHES);
                });
        assertThat(verdict.findings())
                .filteredOn(finding -> finding.id().equals("database.n-plus-one"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.subject()).isEqualTo(FOR_EACH_ROW);
                    assertThat(finding.facts().actual()).isEqualTo((double) LISTS * ROWS / (LISTS + 100));
                });
        assertThat(verdict.findings())
                .filteredOn(finding -> finding.id().equals("database.time"))
                .first()
                .extracting(Finding::subject)
                .isEqualTo(SLOW);
    }

    private List<StatementUse> played() throws Exception {
        Path file = folder.resolve("statements.csv");
        try (PostgresServer server = PostgresServer.start()) {
            server.createReader(DATABASE);
            server.run(
                    DATABASE,
                    "CREATE TABLE owners AS SELECT g AS id, 'owner ' || g AS name FROM generate_series(1, 20) g",
                    "CREATE TABLE projects AS SELECT g AS id, 'project ' || g AS name FROM generate_series(1, 20) g");
            try (Recorder recorder = new Recorder(folder.resolve("telemetry.csv"));
                    Connection platform = server.connect(DATABASE)) {
                PostgresWatch watch = PostgresWatch.start(
                        server.as("reader", DATABASE),
                        Duration.ofMillis(100),
                        Duration.ofSeconds(5),
                        recorder,
                        file,
                        folder.resolve("plans.csv"));
                try (watch) {
                    awaitTheBeginning();
                    play(platform);
                }
            }
        }
        return StatementUse.FILE.read(file);
    }

    /** The first samples come when the statements have been counted. */
    private void awaitTheBeginning() throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (Files.size(folder.resolve("telemetry.csv")) == 0 && System.nanoTime() < deadline) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
    }

    private static void play(Connection platform) throws SQLException {
        for (int request = 0; request < LISTS; request++) {
            for (int id : ids(platform)) {
                query(platform, "SELECT name FROM owners WHERE id = ?", id);
            }
        }
        for (int request = 0; request < SEARCHES; request++) {
            query(platform, "SELECT id, pg_sleep(0.06) FROM projects WHERE name = ?", "project 7");
        }
    }

    private static List<Integer> ids(Connection platform) throws SQLException {
        List<Integer> ids = new ArrayList<>();
        try (PreparedStatement list = platform.prepareStatement("SELECT id FROM projects ORDER BY id LIMIT 20");
                ResultSet rows = list.executeQuery()) {
            while (rows.next()) {
                ids.add(rows.getInt(1));
            }
        }
        return ids;
    }

    private static void query(Connection platform, String text, Object value) throws SQLException {
        try (PreparedStatement query = platform.prepareStatement(text)) {
            query.setObject(1, value);
            query.executeQuery().close();
        }
    }

    /** The log of such a run has 100 lists and 100 others. */
    private static Verdict verdict(List<StatementUse> used) throws IOException {
        return new ExampleEvidence()
                .responses(ExampleEvidence.CRITICAL, ExampleEvidence.ok(LISTS / 10, 20))
                .responses(ExampleEvidence.OTHER, ExampleEvidence.ok(10, 10))
                .statements(used)
                .verdict();
    }
}
