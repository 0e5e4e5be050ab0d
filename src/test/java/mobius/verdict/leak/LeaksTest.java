package mobius.verdict.leak;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import mobius.budget.Severity;
import mobius.report.text.FindingText;
import mobius.verdict.ExampleEvidence;
import mobius.verdict.evidence.Evidence;
import mobius.verdict.finding.Finding;
import mobius.verdict.finding.Status;
import mobius.verdict.finding.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeaksTest {

    private static final String MEMORY = "process_resident_memory_bytes";
    private static final String FILES = "process_open_fds";
    private static final double MIB = 1_048_576;

    /** The measured window of 300 s is 15 of them. */
    private static final Duration WARM_UP = Duration.ofSeconds(20);

    @Test
    void memoryThatGrowsAllTheTimeIsALeakAndFailsTheRun() {
        ExampleEvidence evidence = soak().told("platform", MEMORY, "", rising(400 * MIB, MIB / 6));
        Finding finding = evidence.finding("leak.memory", "platform");
        assertThat(FindingText.of(finding)).startsWith("""
                        FAIL leak.memory (platform)
                        value of : growth of resident memory
                        expected : <\
                        """);
        assertThat(finding.facts().actual()).isBetween(590.0, 610.0);
        assertThat(finding.facts().low()).isLessThanOrEqualTo(finding.facts().actual());
        assertThat(finding.facts().unit()).isEqualTo("MiB/h");
        assertThat(finding.facts().window()).isNotNull();
        assertThat(finding.explanation())
                .startsWith("It rose by 37.")
                .contains("of its level, over the last 3.8 minutes");
        assertThat(evidence.verdict().outcome()).isEqualTo(Verdict.Outcome.FAIL);
    }

    @ParameterizedTest
    @CsvSource({
        "process_open_fds, leak.descriptors",
        "db_pool_checked_out, leak.connections",
        "pg_stat_activity_count, leak.connections",
        "process_threads, leak.threads",
        "db_pool_connections, leak.pool"
    })
    void whatIsCountedLeaksToo(String metric, String id) {
        Finding finding =
                soak().told("source", metric, "", second -> 20 + second / 10).finding(id, "source");
        assertThat(finding.status()).as(FindingText.of(finding)).isEqualTo(Status.FAIL);
        assertThat(finding.facts().actual()).isBetween(340.0, 380.0);
    }

    @Test
    void theTimeToTheLimitIsTold() {
        Finding finding = soak().told("platform", FILES, "", second -> 100 + second / 10)
                .told("platform", "process_max_fds", "", second -> 1_024)
                .finding("leak.descriptors", "platform");
        assertThat(finding.explanation()).contains("reaches its limit of 1024 in 2.");
    }

    /** The machine may be that of the database. */
    @Test
    void theMemoryOfSomeMachineIsNoLimitOfAProcess() {
        Finding finding = soak().told("platform", MEMORY, "", rising(400 * MIB, MIB / 6))
                .told("database-node", "node_memory_MemTotal_bytes", "", second -> 500 * MIB)
                .told("database-node", "node_memory_MemAvailable_bytes", "", second -> 400 * MIB)
                .finding("leak.memory", "platform");
        assertThat(finding.status()).isEqualTo(Status.FAIL);
        assertThat(finding.severity()).isNull();
        assertThat(finding.explanation())
                .doesNotContain("limit")
                .contains(" If it runs on the machine of database-node, the 400 MiB left there last ");
    }

    @Test
    void nobodyKnowsOnWhichOfTwoMachinesAProcessRuns() {
        Finding finding = soak().told("platform", MEMORY, "", rising(400 * MIB, MIB / 6))
                .told("node-1", "node_memory_MemAvailable_bytes", "", second -> 400 * MIB)
                .told("node-2", "node_memory_MemAvailable_bytes", "", second -> 300 * MIB)
                .finding("leak.memory", "platform");
        assertThat(finding.explanation()).endsWith("This is not explained by noise, a collector or a warm-up.");
    }

    @Test
    void theSeverityIsThatOfTheMemoryInUse() {
        Finding finding = soak().told("node", "node_memory_MemTotal_bytes", "", second -> 1_000 * MIB)
                .told("node", "node_memory_MemAvailable_bytes", "", second -> 250 * MIB - second * MIB / 3)
                .finding("leak.memory", "node");
        assertThat(finding.status()).as(FindingText.of(finding)).isEqualTo(Status.FAIL);
        assertThat(finding.severity()).isEqualTo(Severity.P1);
    }

    @Test
    void theLineOfALeakIsForTheChart() {
        Evidence evidence = soak().told("platform", MEMORY, "", rising(400 * MIB, MIB / 6))
                .told("platform", FILES, "", noisy(100, 2))
                .evidence();
        GrowthLine line = GrowthLine.of(evidence).get(0);
        assertThat(GrowthLine.of(evidence)).hasSize(1);
        assertThat(line.metric()).isEqualTo(MEMORY);
        assertThat(line.trend().start()).isBetween(410 * MIB, 415 * MIB);
        assertThat(line.trend().end()).isBetween(448 * MIB, 452 * MIB);
    }

    @Test
    void seriesOfOneSourceAreAddedUp() {
        Finding finding = soak().told(
                        "database", "pg_stat_activity_count", "state=\"idle\"", second -> 20 + second / 10)
                .told("database", "pg_stat_activity_count", "state=\"active\"", second -> 200 - second / 10)
                .finding("leak.connections", "database");
        assertThat(finding.status()).as(FindingText.of(finding)).isEqualTo(Status.PASS);
    }

    @Test
    void whatStaysAsItIsPasses() {
        ExampleEvidence evidence =
                soak().told("platform", MEMORY, "", noisy(400 * MIB, MIB)).told("platform", FILES, "", noisy(100, 2));
        assertThat(evidence.finding("leak.memory", "platform").status()).isEqualTo(Status.PASS);
        assertThat(evidence.finding("leak.descriptors", "platform").status()).isEqualTo(Status.PASS);
        assertThat(evidence.verdict().outcome()).isEqualTo(Verdict.Outcome.PASS);
    }

    @Test
    void belowTheLengthRuleAGrowthIsShownAndSpoilsNothing() {
        ExampleEvidence evidence =
                new ExampleEvidence().soak(Duration.ofSeconds(26)).told("platform", MEMORY, "", rising(400 * MIB, MIB));
        Finding finding = evidence.finding("leak.memory", "platform");
        assertThat(finding.status()).isEqualTo(Status.INFO);
        assertThat(finding.explanation()).endsWith("The soak is too short to distinguish a leak from a warm-up.");
        assertThat(finding.advice()).startsWith("Run the soak for at least 5.2 minutes");
        assertThat(evidence.verdict().outcome()).isEqualTo(Verdict.Outcome.PASS);
    }

    @Test
    void aSoakThatEndsBeforeTheWarmUpDoesHasNoFigure() {
        Finding finding = new ExampleEvidence()
                .soak(Duration.ofMinutes(20))
                .told("platform", MEMORY, "", rising(400 * MIB, MIB))
                .finding("leak.memory", "platform");
        assertThat(finding.status()).isEqualTo(Status.INFO);
        assertThat(finding.facts().actual()).isNull();
    }

    @Test
    void aRestartLeavesItOpen() {
        Finding finding = soak().told("platform", MEMORY, "", rising(400 * MIB, MIB))
                .told("platform", "process_start_time_seconds", "", second -> second < 200 ? 1_000 : 1_260)
                .finding("leak.memory", "platform");
        assertThat(finding.status()).isEqualTo(Status.INCONCLUSIVE);
        assertThat(finding.explanation()).startsWith("The process restarted during the soak");
    }

    /** They have one start, and only their CPU times tell them apart. */
    @Test
    void workersThatOneParentForkedLeaveItOpen() {
        Finding finding = soak().told("platform", MEMORY, "", rising(400 * MIB, MIB))
                .told("platform", "process_start_time_seconds", "", second -> 1_000 + second % 2 / 10.0)
                .told("platform", "process_cpu_seconds_total", "", second -> 90 * (second % 2) + second)
                .finding("leak.memory", "platform");
        assertThat(finding.status()).isEqualTo(Status.INCONCLUSIVE);
        assertThat(finding.explanation()).contains("or several answer in turn");
    }

    @Test
    void whereNothingElseTellsItADropOfTheLevelIsARestart() {
        Finding finding = soak().told("platform", MEMORY, "", second -> (100 + second % 150 * 2) * MIB)
                .finding("leak.memory", "platform");
        assertThat(finding.status()).isEqualTo(Status.INCONCLUSIVE);
        assertThat(finding.explanation()).startsWith("The process restarted during the soak");
    }

    @Test
    void aGapIsNoGrowth() {
        ExampleEvidence evidence = soak();
        for (int second = 0; second < 300; second++) {
            if (second < 120 || second > 220) {
                evidence.sampleOf("platform", second, MEMORY, "", (400 + second) * MIB);
            }
        }
        Finding finding = evidence.finding("leak.memory", "platform");
        assertThat(finding.status()).isEqualTo(Status.INCONCLUSIVE);
        assertThat(finding.explanation())
                .isEqualTo("There are readings for too little of the time; a gap is not growth.");
    }

    @Test
    void aStepIsNoGrowth() {
        Finding finding = soak().told("platform", MEMORY, "", second -> (second < 200 ? 400 : 440) * MIB)
                .finding("leak.memory", "platform");
        assertThat(finding.status()).isNotEqualTo(Status.FAIL);
    }

    @Test
    void theMachineOfTheInjectorIsShownOnly() {
        Finding finding = soak().conditions(false, true)
                .soak(WARM_UP)
                .told("node", "node_filefd_allocated", "", second -> 1_000 + second)
                .finding("leak.descriptors", "node");
        assertThat(finding.status()).isEqualTo(Status.INFO);
    }

    @Test
    void whatNobodyTellsIsNotKnown() {
        Finding finding = soak().finding("leak.threads", "platform");
        assertThat(finding.status()).isEqualTo(Status.INFO);
        assertThat(finding.facts().actual()).isNull();
        assertThat(finding.advice()).contains("process_threads");
    }

    @Test
    void onlySoaksAreAsked() {
        assertThat(new ExampleEvidence()
                        .told("platform", MEMORY, "", rising(400 * MIB, MIB))
                        .verdict()
                        .findings())
                .noneMatch(finding -> finding.id().startsWith("leak."));
    }

    @Test
    void aCollectorOfPythonThatRanTooSeldomForbidsToCallItALeak() {
        Finding finding = soak().told("platform", MEMORY, "", rising(400 * MIB, MIB / 6))
                .told(
                        "platform",
                        "python_gc_collections_total",
                        "generation=\"2\"",
                        second -> Math.floor(second / 100.0))
                .finding("leak.memory", "platform");
        assertThat(finding.status()).isEqualTo(Status.INCONCLUSIVE);
        assertThat(finding.explanation()).endsWith("Its slowest cycle was completed fewer than 5 times.");
    }

    private static ExampleEvidence soak() {
        return new ExampleEvidence().soak(WARM_UP);
    }

    private static IntToDoubleFunction rising(double level, double perSecond) {
        Random random = new Random(3);
        return second -> level + perSecond * second + 0.1 * MIB * random.nextGaussian();
    }

    private static IntToDoubleFunction noisy(double level, double spread) {
        Random random = new Random(3);
        return second -> level + spread * random.nextGaussian();
    }
}
