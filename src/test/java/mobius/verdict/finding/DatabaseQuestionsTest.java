package mobius.verdict.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import mobius.budget.Severity;
import mobius.measure.Responses;
import mobius.report.text.FindingText;
import mobius.telemetry.postgres.PostgresMetrics;
import mobius.telemetry.postgres.StatementUse;
import mobius.verdict.ExampleEvidence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseQuestionsTest {

    private static final String SOURCE = PostgresMetrics.SOURCE;
    private static final int PARTS = 10;

    @ParameterizedTest
    @CsvSource({"50, ", "500, P2", "1000, P1", "2001, P0"})
    void aStatementBeyondItsBudgetFailsTheRun(double millis, Severity severity) {
        ExampleEvidence evidence = used(use(1, 20, 20 * millis, "SELECT slow"));
        Finding finding = evidence.finding("database.statement", "SELECT slow");
        assertThat(finding.status()).isEqualTo(Status.FAIL);
        assertThat(finding.severity()).isEqualTo(severity);
        assertThat(evidence.verdict().outcome()).isEqualTo(Verdict.Outcome.FAIL);
    }

    @Test
    void statementsWithinTheirBudgetPass() {
        Finding finding = used(use(1, 20, 998, "SELECT a"), use(2, 100, 100, "SELECT b"))
                .finding("database.statement", "all statements");
        assertThat(FindingText.of(finding)).isEqualTo("""
                        PASS database.statement (all statements)
                        value of : mean time of a statement
                        expected : < 50 ms
                        but was  : 49.9 ms
                        samples  : 20
                        None took longer on average than SELECT a.""");
    }

    @ParameterizedTest
    @ValueSource(strings = {PostgresMetrics.STATEMENTS_RESET, PostgresMetrics.STATEMENTS_EVICTED})
    void whereCallsWereLostNothingIsSaidToPass(String lost) {
        Finding finding = used(use(1, 20, 998, "SELECT a"))
                .sampleOf(SOURCE, 0, lost, "", 1)
                .finding("database.statement", "all statements");
        assertThat(finding.status()).isEqualTo(Status.INFO);
        assertThat(finding.explanation()).contains("calls were lost");
    }

    @Test
    void aSlowStatementThatIsNoneOfTheTrafficIsShownOnly() {
        assertThat(used(use(1, 19, 19_000, "COPY backup"))
                        .finding("database.statement", "COPY backup")
                        .status())
                .isEqualTo(Status.INFO);
    }

    @Test
    void beyondThePeakAndBesideTheInjectorItIsShownOnly() {
        assertThat(used(use(1, 20, 2_000, "SELECT slow"))
                        .load(2)
                        .finding("database.statement", "SELECT slow")
                        .status())
                .isEqualTo(Status.INFO);
        assertThat(used(use(1, 20, 2_000, "SELECT slow"))
                        .conditions(false, true)
                        .finding("database.statement", "SELECT slow")
                        .status())
                .isEqualTo(Status.INFO);
    }

    /** The example has 30,000 requests. */
    @Test
    void aStatementThatRunsFarMoreOftenThanThereAreRequestsIsNamed() {
        ExampleEvidence evidence = used(
                use(1, 90_000, 90, "SELECT three for each"),
                use(2, 90_001, 90, "SELECT more"),
                use(3, 200_000, 20, "BEGIN"));
        assertThat(evidence.verdict().findings())
                .filteredOn(finding -> finding.id().equals("database.n-plus-one"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.subject()).isEqualTo("SELECT more");
                    assertThat(finding.explanation()).contains("The counts do not show which endpoint repeats it.");
                });
        assertThat(evidence.verdict().outcome()).isEqualTo(Verdict.Outcome.PASS);
    }

    @Test
    void theEndpointWhoseRequestsExplainTheCallsIsNamed() {
        assertThat(repeatedBy(12.5, 0)
                        .finding("database.n-plus-one", "SELECT owner")
                        .explanation())
                .contains("It runs with GET /projects, 12.5 times for each of them");
    }

    @Test
    void whereBothEndpointsRunItNeitherIsNamed() {
        assertThat(repeatedBy(9, 4)
                        .finding("database.n-plus-one", "SELECT owner")
                        .explanation())
                .contains("do not show which endpoint");
    }

    @Test
    void nobodyIsAskedWhereThereIsNoDatabase() {
        assertThat(new ExampleEvidence().verdict().findings())
                .noneMatch(finding -> finding.id().startsWith("database"));
    }

    @Test
    void statementsThatCouldNotBeCountedSayWhy() {
        Finding unknown = new ExampleEvidence()
                .sampleOf(SOURCE, 0, PostgresMetrics.STATEMENTS_UNKNOWN, "reason=\"refuses the login\"", 1)
                .finding("database.statements", "postgres");
        assertThat(FindingText.of(unknown)).isEqualTo("""
                        INFO database.statements (postgres)
                        value of : statements that were counted
                        but was  : not known
                        PostgreSQL refuses the login. See docs/telemetry.md for what PostgreSQL needs.""");
        assertThat(new ExampleEvidence()
                        .sampleOf(SOURCE, 0, PostgresMetrics.BLOCKS_FOUND, "", 1)
                        .finding("database.statements", "postgres")
                        .explanation())
                .isEqualTo("The run ended before they could be counted.");
    }

    @Test
    void whatIsMissingFromTheStatementsIsTold() {
        String explanation = used().sampleOf(SOURCE, 0, PostgresMetrics.STATEMENTS_RESET, "", 1)
                .sampleOf(SOURCE, 0, PostgresMetrics.STATEMENTS_EVICTED, "", 7)
                .sampleOf(SOURCE, 0, PostgresMetrics.CALLS_ELSEWHERE, "", 1_200)
                .finding("database.statements", "postgres")
                .explanation();
        assertThat(explanation)
                .contains("None ran in this database")
                .contains("reset during the run")
                .contains("dropped rare statements 7 times")
                .contains("1,200 calls of statements went to other databases");
    }

    @Test
    void cacheScansAndConnectionsAreShown() {
        ExampleEvidence evidence = used(use(1, 20, 1, "SELECT a"))
                .told(SOURCE, PostgresMetrics.BLOCKS_FOUND, "", second -> 1_000 + 90 * second)
                .told(SOURCE, PostgresMetrics.BLOCKS_READ, "", second -> 70 + 10 * second)
                .told(SOURCE, PostgresMetrics.SERVER_CONNECTIONS, "", second -> second == 7 ? 40 : 30)
                .told(SOURCE, PostgresMetrics.MAX_CONNECTIONS, "", second -> 100)
                .told(SOURCE, PostgresMetrics.CONNECTIONS, "state=\"active\"", second -> 12)
                .told(SOURCE, PostgresMetrics.CONNECTIONS, "state=\"idle in transaction\"", second -> 2)
                .told(SOURCE, PostgresMetrics.WAITING, "wait_event_type=\"Lock\"", second -> 5)
                .told(SOURCE, PostgresMetrics.SCANS, "relname=\"a\",schemaname=\"public\"", second -> 3 + second)
                .told(
                        SOURCE,
                        PostgresMetrics.SCANNED_ROWS,
                        "relname=\"a\",schemaname=\"public\"",
                        second -> 1e5 * second)
                .told(SOURCE, PostgresMetrics.TABLE_ROWS, "relname=\"a\",schemaname=\"public\"", second -> 1e5)
                .told(SOURCE, PostgresMetrics.SCANS, "relname=\"b\",schemaname=\"public\"", second -> 3);
        assertThat(evidence.finding("database.cache", "postgres").facts().actual())
                .isEqualTo(90);
        assertThat(evidence.finding("database.scans", "public.a").facts().actual())
                .isEqualTo(299);
        assertThat(evidence.finding("database.scans", "public.a").explanation())
                .isEqualTo("It has about 100,000 rows, and 29,900,000 were read that way.");
        Finding connections = evidence.finding("database.connections", "postgres");
        assertThat(connections.facts().actual()).isEqualTo(40);
        assertThat(connections.explanation())
                .isEqualTo("On average 12 of this database ran a statement, 5 of which waited for a lock; 2 were idle"
                        + " in a transaction.");
        assertThat(evidence.verdict().outcome()).isEqualTo(Verdict.Outcome.PASS);
    }

    @Test
    void figuresWithALongGapAreNotKnown() {
        ExampleEvidence evidence = used(use(1, 20, 1, "SELECT a"));
        for (int second = 0; second < 200; second++) {
            evidence.sampleOf(SOURCE, second, PostgresMetrics.BLOCKS_FOUND, "", second)
                    .sampleOf(SOURCE, second, PostgresMetrics.BLOCKS_READ, "", second)
                    .sampleOf(SOURCE, second, PostgresMetrics.SERVER_CONNECTIONS, "", 5)
                    .sampleOf(SOURCE, second, PostgresMetrics.MAX_CONNECTIONS, "", 100);
        }
        assertThat(evidence.finding("database.cache", "postgres").facts().actual())
                .isNull();
        assertThat(evidence.finding("database.connections", "postgres").explanation())
                .isEqualTo("The database did not expose it over most of the window.");
    }

    /** Requests of two endpoints that vary from part to part, and a statement that runs so often for each of them. */
    private static ExampleEvidence repeatedBy(double timesForLists, double timesForOthers) {
        Random random = new Random(5);
        int[] lists = IntStream.range(0, PARTS)
                .map(part -> 1_400 + random.nextInt(200))
                .toArray();
        int[] others = IntStream.range(0, PARTS)
                .map(part -> 1_400 + random.nextInt(200))
                .toArray();
        double[] calls = new double[ExampleEvidence.SECONDS + 1];
        for (int second = 0; second < ExampleEvidence.SECONDS; second++) {
            int part = second * PARTS / ExampleEvidence.SECONDS;
            calls[second + 1] = calls[second]
                    + (timesForLists * lists[part] + timesForOthers * others[part]) * PARTS / ExampleEvidence.SECONDS;
        }
        ExampleEvidence evidence = used(use(7, Math.round(calls[ExampleEvidence.SECONDS]), 90, "SELECT owner"))
                .responses(ExampleEvidence.CRITICAL, responses(lists))
                .responses(ExampleEvidence.OTHER, responses(others));
        for (int second = 0; second <= ExampleEvidence.SECONDS; second++) {
            evidence.sampleOf(SOURCE, second, PostgresMetrics.CALLS, "queryid=\"7\"", calls[second]);
        }
        return evidence;
    }

    private static List<Responses> responses(int... counts) {
        return IntStream.of(counts)
                .mapToObj(count -> ExampleEvidence.ok(count, 20))
                .toList();
    }

    private static ExampleEvidence used(StatementUse... uses) {
        return new ExampleEvidence()
                .sampleOf(SOURCE, 0, PostgresMetrics.BLOCKS_FOUND, "database=\"x\"", 1)
                .statements(List.of(uses));
    }

    private static StatementUse use(long id, long calls, double totalMillis, String statement) {
        return new StatementUse(id, calls, totalMillis, calls, 0, 0, statement);
    }
}
