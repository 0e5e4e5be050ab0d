package mobius.verdict.finding;

import static mobius.verdict.ExampleEvidence.OTHER;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import mobius.budget.Budgets;
import mobius.budget.Severity;
import mobius.config.SettingsReader;
import mobius.telemetry.StartMetrics;
import mobius.telemetry.postgres.StatementUse;
import mobius.verdict.ExampleEvidence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The verdict follows the budgets and the severity matrix of {@code config/budgets.conf}. */
class PlatformBudgetsTest {

    /** A little is left of each budget, and of throughput 4 % more than it takes to judge the others. */
    private static ExampleEvidence strained() {
        return new ExampleEvidence()
                .told("node", "node_cpu_seconds_total", "mode=\"user\"", second -> 0.66 * second)
                .told("node", "node_cpu_seconds_total", "mode=\"idle\"", second -> 0.34 * second)
                .told("node", "node_memory_MemTotal_bytes", "", second -> 1_000)
                .told("node", "node_memory_MemAvailable_bytes", "", second -> 250)
                .told("cache", "redis_keyspace_hits_total", "", second -> 85 * second)
                .told("cache", "redis_keyspace_misses_total", "", second -> 15 * second)
                .statements(List.of(new StatementUse(1, 20, 800, 20, 0, 0, "SELECT 1")))
                .sampleOf(StartMetrics.SOURCE, 0, StartMetrics.TO_FIRST_ANSWER_MILLIS, "", 20_000)
                .responses(OTHER, ExampleEvidence.ok(1_320, 10));
    }

    @ParameterizedTest
    @CsvSource({
        "cpu, 65 %, resource.cpu",
        "memory, 75 %, resource.memory",
        "cache-hits, 86 %, resource.cache",
        "statement-time, 40 ms, database.statement",
        "first-answer, 20 s, cold-start.first-answer",
        "throughput, 95 %, throughput"
    })
    void whatHeldFailsUnderAStricterBudget(String budget, String stricter, String id) {
        assertThat(status(strained(), id)).isEqualTo(Status.PASS);
        ExampleEvidence held = strained().budgets(budgets("mobius.budgets.platform." + budget, stricter));
        assertThat(status(held, id)).isEqualTo(Status.FAIL);
        assertThat(held.verdict().outcome()).isEqualTo(Verdict.Outcome.FAIL);
    }

    @ParameterizedTest
    @CsvSource({
        "cpu, 60 %, cpu.P2, 65 %, resource.cpu, P2",
        "memory, 60 %, memory.P1, 74 %, resource.memory, P1",
        "cache-hits, 90 %, cache-hits.P0, 86 %, resource.cache, P0",
        "statement-time, 10 ms, statement-time.P2, 40 ms, database.statement, P2",
        "throughput, 99 %, throughput.P0, 95 %, throughput, P0"
    })
    void theSeverityIsThatOfTheFile(
            String budget, String stricter, String bound, String limit, String id, Severity severity) {
        Map<String, String> properties =
                Map.of("mobius.budgets.platform." + budget, stricter, "mobius.budgets.severity." + bound, limit);
        assertThat(failure(strained().budgets(budgets(properties)), id))
                .map(Finding::severity)
                .contains(severity);
    }

    @Test
    void whatMissesACacheBudgetOrAThroughputBudgetIsInTheRowThatRefersToIt() {
        assertThat(failure(strained().budgets(budgets("mobius.budgets.platform.cache-hits", "90 %")), "resource.cache"))
                .map(Finding::severity)
                .contains(Severity.P2);
        assertThat(failure(strained().budgets(budgets("mobius.budgets.platform.throughput", "95 %")), "throughput"))
                .map(Finding::severity)
                .contains(Severity.P1);
    }

    @Test
    void slowResponsesAndTimeoutsAreClassedByTheFile() {
        Map<String, String> stricter = Map.of(
                "mobius.budgets.severity.response-time.P2", "140 ms",
                "mobius.budgets.severity.timeouts.P1", "1 %");
        ExampleEvidence slow = new ExampleEvidence()
                .responses(ExampleEvidence.CRITICAL, ExampleEvidence.ok(1_500, 150))
                .responses(OTHER, ExampleEvidence.mixed(1_400, 100, 0))
                .error("Request timeout to 127.0.0.1:8000 after 5000 ms", 1_000)
                .budgets(budgets(stricter));
        assertThat(failure(slow, "latency.p95")).map(Finding::severity).contains(Severity.P2);
        assertThat(failure(slow, "errors")).map(Finding::severity).contains(Severity.P1);
    }

    private static Budgets budgets(String key, String value) {
        return budgets(Map.of(key, value));
    }

    private static Budgets budgets(Map<String, String> properties) {
        return SettingsReader.read(properties, Map.of()).budgets();
    }

    private static Status status(ExampleEvidence evidence, String id) {
        return failure(evidence, id).map(Finding::status).orElse(Status.PASS);
    }

    private static Optional<Finding> failure(ExampleEvidence evidence, String id) {
        List<Finding> findings = evidence.verdict().findings().stream()
                .filter(finding -> finding.id().equals(id))
                .toList();
        assertThat(findings).isNotEmpty();
        return findings.stream()
                .filter(finding -> finding.status() == Status.FAIL)
                .findFirst();
    }
}
