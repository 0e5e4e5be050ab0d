package mobius.telemetry.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import mobius.telemetry.Recorder;
import mobius.telemetry.Series;
import mobius.telemetry.Telemetry;
import mobius.telemetry.scrape.ScrapeMetrics;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a real PostgreSQL, whose statistics have room for 100 statements. */
class PostgresWatchTest {

    private static final Duration SHORT = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final long DEADLINE_SECONDS = 30;
    private static final String PLATFORM = "postgres";

    private static PostgresServer server;

    private final Path folder;

    PostgresWatchTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @BeforeAll
    static void startTheServer() throws IOException, SQLException {
        server = PostgresServer.start("pg_stat_statements.max=100");
        server.createReader(PLATFORM);
        server.run(
                PLATFORM,
                "CREATE DATABASE other",
                "CREATE ROLE stranger LOGIN PASSWORD '" + PostgresServer.PASSWORD + "'",
                "CREATE TABLE items AS SELECT g AS id FROM generate_series(1, 20000) g");
    }

    @AfterAll
    static void endTheServer() throws IOException {
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    void countFromNow() throws SQLException {
        server.run(PLATFORM, "ANALYZE items", "SELECT pg_stat_statements_reset()");
    }

    @Test
    void theDifferenceOfARunIsWrittenWithoutTheSuitesOwnStatements() throws Exception {
        Telemetry telemetry = watch(reader(), () -> {
            server.run(PLATFORM, "SELECT count(*) FROM items", "SELECT count(*) FROM items");
            server.run("other", "SELECT 1");
        });
        List<StatementUse> used = StatementUse.FILE.read(statements());
        assertThat(used)
                .filteredOn(use -> use.statement().equals("SELECT count(*) FROM items"))
                .singleElement()
                .satisfies(use -> {
                    assertThat(use.calls()).isEqualTo(2);
                    assertThat(use.rows()).isEqualTo(2);
                    assertThat(use.totalMillis()).isPositive();
                });
        assertThat(used).noneMatch(use -> use.statement().contains("pg_stat"));
        assertThat(sum(telemetry, PostgresMetrics.CALLS_ELSEWHERE)).isPositive();
        assertThat(telemetry.of(PostgresMetrics.SOURCE, PostgresMetrics.CALLS)).isNotEmpty();
    }

    @Test
    void connectionsCacheAndLargeTablesAreSampled() throws Exception {
        Telemetry telemetry = watch(reader(), () -> server.run(PLATFORM, "SELECT count(*) FROM items"));
        assertThat(telemetry.of(PostgresMetrics.SOURCE, PostgresMetrics.CONNECTIONS))
                .extracting(Series::labels)
                .containsExactlyInAnyOrder("state=\"active\"", "state=\"idle\"", "state=\"idle in transaction\"");
        assertThat(telemetry.of(PostgresMetrics.SOURCE, PostgresMetrics.WAITING))
                .hasSize(3);
        assertThat(telemetry
                        .of(PostgresMetrics.SOURCE, PostgresMetrics.MAX_CONNECTIONS)
                        .get(0)
                        .max())
                .hasValue(100);
        assertThat(telemetry
                        .of(PostgresMetrics.SOURCE, PostgresMetrics.BLOCKS_FOUND)
                        .get(0)
                        .max()
                        .orElseThrow())
                .isPositive();
        assertThat(telemetry.of(PostgresMetrics.SOURCE, PostgresMetrics.TABLE_ROWS))
                .extracting(Series::labels)
                .containsExactly("relname=\"items\",schemaname=\"public\"");
    }

    @Test
    void oneConnectionWithANameIsAllThatItTakes() throws Exception {
        watch(reader(), () -> server.run(PLATFORM, """
                DO $$ BEGIN
                  ASSERT (SELECT array_agg(application_name) FROM pg_stat_activity WHERE usename = 'reader')
                    = '{mobius-load-tests}';
                END $$"""));
    }

    @Test
    void nothingCanBeWrittenAndNothingTakesLong() throws Exception {
        try (PostgresSession session = PostgresSession.open(server.as("mobius", PLATFORM), Duration.ofMillis(300))) {
            assertThatThrownBy(() -> session.list("INSERT INTO items VALUES (0) RETURNING id", row -> row.getInt(1)))
                    .isInstanceOf(DatabaseGap.class)
                    .hasMessage("answers with the error SQLSTATE 25006");
            assertThatThrownBy(() -> session.list("SELECT pg_sleep(30)", row -> row.getInt(1)))
                    .isInstanceOf(DatabaseGap.class)
                    .hasMessage("takes longer than mobius.telemetry.timeout");
        }
    }

    @Test
    void aRefusedLoginIsToldOnceAndNotTriedAgain() throws Exception {
        Database wrong = new Database(server.url(PLATFORM), Optional.of("reader"), Optional.of(() -> "wrong"));
        Telemetry telemetry = watch(wrong, () -> {});
        String reason = "refuses the login; set mobius.telemetry.database.user and export MOBIUS_JDBC_PASSWORD=...";
        assertThat(reasons(telemetry, ScrapeMetrics.FAILED)).containsExactly("reason=\"" + reason + "\"");
        assertThat(sum(telemetry, ScrapeMetrics.FAILED)).isEqualTo(1);
        assertThat(reasons(telemetry, PostgresMetrics.STATEMENTS_UNKNOWN)).containsExactly("reason=\"" + reason + "\"");
        assertThat(statements()).doesNotExist();
    }

    @Test
    void aDatabaseThatDoesNotExistIsTold() throws Exception {
        assertThat(reasons(watch(server.as("reader", "nowhere"), () -> {}), ScrapeMetrics.FAILED))
                .containsExactly("reason=\"has no such database; correct mobius.telemetry.database.url\"");
    }

    @Test
    void withoutTheExtensionTheRestIsSampled() throws Exception {
        Telemetry telemetry = watch(server.as("reader", "other"), () -> {});
        assertThat(reasons(telemetry, PostgresMetrics.STATEMENTS_UNKNOWN))
                .containsExactly("reason=\"has no extension pg_stat_statements in this database; run CREATE EXTENSION"
                        + " pg_stat_statements\"");
        assertThat(telemetry.of(PostgresMetrics.SOURCE, PostgresMetrics.CONNECTIONS))
                .isNotEmpty();
        assertThat(telemetry.of(PostgresMetrics.SOURCE, ScrapeMetrics.FAILED)).isEmpty();
    }

    @Test
    void aUserWhoMayNotSeeOthersSaysWhatToGrant() throws Exception {
        Telemetry telemetry = watch(server.as("stranger", PLATFORM), () -> {});
        assertThat(reasons(telemetry, PostgresMetrics.STATEMENTS_UNKNOWN))
                .containsExactly("reason=\"hides the statements of other users; GRANT pg_read_all_stats to the user of"
                        + " mobius.telemetry.database\"");
        assertThat(telemetry.of(PostgresMetrics.SOURCE, PostgresMetrics.CONNECTIONS))
                .isEmpty();
        assertThat(telemetry.of(PostgresMetrics.SOURCE, PostgresMetrics.BLOCKS_FOUND))
                .isNotEmpty();
    }

    @Test
    void statisticsThatAreSetBackCountFromThere() throws Exception {
        Telemetry telemetry = watch(
                reader(),
                () -> server.run(
                        PLATFORM,
                        "SELECT max(id) FROM items",
                        "SELECT pg_stat_statements_reset()",
                        "SELECT max(id) FROM items"));
        assertThat(sum(telemetry, PostgresMetrics.STATEMENTS_RESET)).isEqualTo(1);
        assertThat(calls("SELECT max(id) FROM items")).containsExactly(1L);
    }

    @Test
    void statementsThatWereDroppedAreCounted() throws Exception {
        String[] different = IntStream.range(0, 250)
                .mapToObj(i -> "SELECT %sid FROM items WHERE false".formatted("id, ".repeat(i)))
                .toArray(String[]::new);
        Telemetry telemetry = watch(reader(), () -> server.run(PLATFORM, different));
        assertThat(sum(telemetry, PostgresMetrics.STATEMENTS_EVICTED)).isPositive();
    }

    @Test
    void aServerThatGoesAndComesBackLeavesAGapAndKeepsItsCounts() throws Exception {
        Telemetry telemetry = watch(reader(), () -> {
            server.run(PLATFORM, "SELECT min(id) FROM items");
            server.stop();
            await(ScrapeMetrics.FAILED, 2);
            server.launch();
            server.run(PLATFORM, "SELECT min(id) FROM items");
            await(ScrapeMetrics.DURATION, count(ScrapeMetrics.DURATION) + 2);
        });
        assertThat(reasons(telemetry, ScrapeMetrics.FAILED))
                .isSubsetOf(
                        "reason=\"does not answer\"",
                        "reason=\"is shut down or starting\"",
                        "reason=\"answers with the error SQLSTATE 57P02\"");
        assertThat(calls("SELECT min(id) FROM items")).containsExactly(2L);
    }

    @Test
    void aServerThatCrashesCountsFromThere() throws Exception {
        Telemetry telemetry = watch(reader(), () -> {
            server.run(PLATFORM, "SELECT min(id) FROM items");
            server.crash();
            await(ScrapeMetrics.FAILED, 1);
            await(ScrapeMetrics.DURATION, count(ScrapeMetrics.DURATION) + 2);
            server.run(PLATFORM, "SELECT min(id) FROM items");
        });
        assertThat(sum(telemetry, PostgresMetrics.STATEMENTS_RESET)).isEqualTo(1);
        assertThat(calls("SELECT min(id) FROM items")).containsExactly(1L);
    }

    @Test
    void aServerThatIsGoneAtTheEndLeavesNoStatements() throws Exception {
        Telemetry telemetry = watch(reader(), () -> {
            server.stop();
            await(ScrapeMetrics.FAILED, 1);
        });
        server.launch();
        assertThat(reasons(telemetry, PostgresMetrics.STATEMENTS_UNKNOWN))
                .containsExactly("reason=\"did not answer at the end of the run\"");
        assertThat(statements()).doesNotExist();
    }

    @Test
    void aServerThatNeverAnswersHoldsNobodyUp() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            String url = String.format(Locale.ROOT, "jdbc:postgresql://127.0.0.1:%d/x", silent.getLocalPort());
            Telemetry telemetry =
                    watch(new Database(url, Optional.empty(), Optional.empty()), () -> await(ScrapeMetrics.FAILED, 1));
            assertThat(reasons(telemetry, ScrapeMetrics.FAILED)).containsExactly("reason=\"does not answer\"");
        }
    }

    @Test
    void closingCountsTheStatementsAndTakesNoFurtherSample() throws Exception {
        try (Recorder recorder = new Recorder(file())) {
            PostgresWatch watch =
                    PostgresWatch.start(reader(), Duration.ofHours(1), PATIENCE, recorder, statements(), plans());
            try (watch) {
                await(ScrapeMetrics.DURATION, 1);
                server.run(PLATFORM, "SELECT max(id) FROM items");
            }
        }
        assertThat(count(ScrapeMetrics.DURATION)).isEqualTo(1);
        assertThat(calls("SELECT max(id) FROM items")).containsExactly(1L);
    }

    @Test
    void aLibraryThatWasNotLoadedIsTold() throws Exception {
        try (PostgresServer plain = PostgresServer.start("shared_preload_libraries=")) {
            plain.createReader(PLATFORM);
            assertThat(reasons(watch(plain.as("reader", PLATFORM), () -> {}), PostgresMetrics.STATEMENTS_UNKNOWN))
                    .containsExactly("reason=\"did not load pg_stat_statements; add it to shared_preload_libraries and"
                            + " restart PostgreSQL\"");
        }
    }

    private static Database reader() {
        return server.as("reader", PLATFORM);
    }

    private List<Long> calls(String statement) throws IOException {
        return StatementUse.FILE.read(statements()).stream()
                .filter(use -> use.statement().equals(statement))
                .map(StatementUse::calls)
                .toList();
    }

    private Path statements() {
        return folder.resolve("statements.csv");
    }

    private Path plans() {
        return folder.resolve("plans.csv");
    }

    private Path file() {
        return folder.resolve("telemetry.csv");
    }

    /** What happens while the watch goes on. */
    private interface Meanwhile {

        void happen() throws Exception;
    }

    /** The load begins when the database has told something, or why it does not. */
    private Telemetry watch(Database database, Meanwhile meanwhile) throws Exception {
        try (Recorder recorder = new Recorder(file())) {
            PostgresWatch watch = PostgresWatch.start(database, SHORT, PATIENCE, recorder, statements(), plans());
            try (watch) {
                await(() -> count(ScrapeMetrics.DURATION) + count(ScrapeMetrics.FAILED) > 0);
                meanwhile.happen();
            }
        }
        return Telemetry.read(file());
    }

    private void await(String metric, long samples) throws IOException {
        await(() -> count(metric) >= samples);
    }

    private interface Condition {

        boolean isMet() throws IOException;
    }

    private static void await(Condition condition) throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS);
        while (!condition.isMet()) {
            assertThat(System.nanoTime()).as("deadline").isLessThan(deadline);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    private long count(String metric) throws IOException {
        return Files.size(file()) == 0
                ? 0
                : Telemetry.read(file()).of(PostgresMetrics.SOURCE, metric).stream()
                        .mapToLong(series -> series.points().size())
                        .sum();
    }

    private static double sum(Telemetry telemetry, String metric) {
        return telemetry.of(PostgresMetrics.SOURCE, metric).stream()
                .mapToDouble(Series::sum)
                .sum();
    }

    private static List<String> reasons(Telemetry telemetry, String metric) {
        return telemetry.of(PostgresMetrics.SOURCE, metric).stream()
                .map(Series::labels)
                .toList();
    }
}
