package mobius.telemetry.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** On a real PostgreSQL, on which contexts are found by a column without an index. */
@Timeout(60)
class StatementPlansTest {

    private static final String DATABASE = "postgres";
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String OF_A_PROJECT = "SELECT count(*) FROM contexts WHERE project_id = ?";

    private static PostgresServer server;

    @BeforeAll
    static void startTheServer() throws IOException, SQLException {
        server = PostgresServer.start();
        server.createReader(DATABASE);
        server.run(
                DATABASE,
                "CREATE TABLE projects AS SELECT g AS id, 'project ' || g AS name FROM generate_series(1, 500) g",
                "CREATE TABLE contexts AS SELECT g AS id, g % 500 AS project_id, 'context ' || g AS title"
                        + " FROM generate_series(1, 20000) g",
                "CREATE ROLE planner LOGIN PASSWORD '" + PostgresServer.PASSWORD + "'",
                "GRANT pg_read_all_stats, pg_read_all_data TO planner",
                "ANALYZE");
    }

    @AfterAll
    static void endTheServer() throws IOException {
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    void countFromNow() throws SQLException {
        server.run(DATABASE, "DROP EXTENSION IF EXISTS hypopg", "SELECT pg_stat_statements_reset()");
    }

    @Test
    void aScanIsNamedWithTheColumnAndTheCostWithAnIndex() throws Exception {
        createHypopg();
        play(OF_A_PROJECT, 7);
        assertThat(plans("planner")).singleElement().satisfies(plan -> {
            assertThat(plan.table()).isEqualTo("public.contexts");
            assertThat(plan.tableRows()).isEqualTo(20_000);
            assertThat(plan.indexColumns()).isEqualTo("project_id");
            assertThat(plan.cost()).isGreaterThan(300);
            assertThat(plan.indexCost()).isLessThan(150);
            assertThat(plan.reason()).isEmpty();
        });
    }

    @Test
    void theAdvisedIndexSparesTheScan() throws Exception {
        play(OF_A_PROJECT, 7);
        server.run(DATABASE, "CREATE INDEX advised ON contexts (project_id)");
        try {
            assertThat(plans("planner"))
                    .singleElement()
                    .satisfies(plan -> assertThat(plan.hasScan()).isFalse());
        } finally {
            server.run(DATABASE, "DROP INDEX advised");
        }
    }

    @Test
    void theColumnOfAJoinIsNamed() throws Exception {
        createHypopg();
        play("SELECT c.title FROM projects p JOIN contexts c ON c.project_id = p.id WHERE p.name = ?", "project 7");
        assertThat(plans("planner"))
                .singleElement()
                .extracting(StatementPlan::indexColumns)
                .isEqualTo("project_id");
    }

    @Test
    void aScanForWhichNoIndexHelpsIsNamedWithoutOne() throws Exception {
        createHypopg();
        play("SELECT count(*) FROM contexts WHERE title LIKE ?", "%7%");
        assertThat(plans("planner")).singleElement().satisfies(plan -> {
            assertThat(plan.table()).isEqualTo("public.contexts");
            assertThat(plan.advisesIndex()).isFalse();
            assertThat(plan.reason()).isEqualTo("no use for an index on the compared columns");
        });
    }

    @Test
    void withoutHypopgTheColumnIsNamedWithoutACost() throws Exception {
        play(OF_A_PROJECT, 7);
        assertThat(plans("planner")).singleElement().satisfies(plan -> {
            assertThat(plan.indexColumns()).isEqualTo("project_id");
            assertThat(plan.indexCost()).isNull();
            assertThat(plan.reason()).isEqualTo("no extension hypopg");
        });
    }

    @Test
    void aUserWhoMayNotReadTheTablesIsToldWhatToGrant() throws Exception {
        play(OF_A_PROJECT, 7);
        assertThat(plans("reader")).singleElement().satisfies(plan -> {
            assertThat(plan.cost()).isNull();
            assertThat(plan.reason()).startsWith("no right to read its tables; GRANT pg_read_all_data");
        });
    }

    @Test
    void nothingButSelectsIsExplainedAndNothingIsExecuted() throws Exception {
        server.run(DATABASE, "CREATE SEQUENCE numbers");
        play("UPDATE projects SET name = name WHERE id = ?", 7);
        play("SELECT nextval('numbers'), ?::int", 7);
        long before = last("numbers");
        assertThat(plans("planner"))
                .extracting(StatementPlan::reason)
                .containsExactlyInAnyOrder("not a single SELECT", "");
        assertThat(last("numbers")).isEqualTo(before);
        server.run(DATABASE, "DROP SEQUENCE numbers");
    }

    @Test
    void statementsThatRanRarelyAreNotExplained() throws Exception {
        try (Connection platform = server.connect(DATABASE)) {
            query(platform, OF_A_PROJECT, 7);
        }
        assertThat(plans("planner")).isEmpty();
    }

    /** In CI it is there, because .ci/run installs it. */
    private static void createHypopg() throws SQLException {
        if (System.getenv("CI") == null) {
            try (Connection connection = server.connect(DATABASE);
                    Statement statement = connection.createStatement();
                    ResultSet known =
                            statement.executeQuery("SELECT 1 FROM pg_available_extensions WHERE name = 'hypopg'")) {
                assumeTrue(
                        known.next(), "there is no hypopg on this machine; install the package postgresql-15-hypopg");
            }
        }
        server.run(DATABASE, "CREATE EXTENSION hypopg");
    }

    private static void play(String text, Object value) throws SQLException {
        try (Connection platform = server.connect(DATABASE)) {
            for (int time = 0; time < 20; time++) {
                query(platform, text, value);
            }
        }
    }

    private static void query(Connection platform, String text, Object value) throws SQLException {
        try (PreparedStatement query = platform.prepareStatement(text)) {
            query.setObject(1, value);
            query.execute();
        }
    }

    private static List<StatementPlan> plans(String user) throws DatabaseGap {
        try (PostgresSession session = PostgresSession.open(server.as(user, DATABASE), PATIENCE)) {
            StatementQueries queries = new StatementQueries(session);
            List<StatementUse> used = queries.counts(true).statements().values().stream()
                    .filter(use -> !use.statement().contains("pg_"))
                    .toList();
            return queries.plans(used, PATIENCE);
        }
    }

    private static long last(String sequence) throws SQLException {
        try (Connection connection = server.connect(DATABASE);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT last_value FROM " + sequence)) {
            row.next();
            return row.getLong(1);
        }
    }
}
