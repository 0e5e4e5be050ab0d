package mobius.verdict.resource;

import static org.assertj.core.api.Assertions.assertThat;

import mobius.budget.Severity;
import mobius.report.text.FindingText;
import mobius.verdict.ExampleEvidence;
import mobius.verdict.finding.Finding;
import mobius.verdict.finding.Status;
import mobius.verdict.finding.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResourcesTest {

    @ParameterizedTest
    @CsvSource({"69, PASS, ", "70, FAIL, ", "75, FAIL, P2", "85, FAIL, P1", "96, FAIL, P0"})
    void theCpuOfANodeIsHeldAgainstItsBudget(double percent, Status status, Severity severity) {
        Finding finding = busy(percent).finding("resource.cpu", "node-1");
        assertThat(finding.facts().actual()).isEqualTo(percent);
        assertThat(finding.status()).as(FindingText.of(finding)).isEqualTo(status);
        assertThat(finding.severity()).isEqualTo(severity);
    }

    @Test
    void waitingForADiskIsIdleTime() {
        Finding finding = busy(60).told("node-1", "node_cpu_seconds_total", "mode=\"iowait\"", second -> second)
                .finding("resource.cpu", "node-1");
        assertThat(finding.facts().actual()).isEqualTo(30);
    }

    @ParameterizedTest
    @CsvSource({"79, PASS, ", "80, FAIL, P1", "91, FAIL, P0"})
    void theMemoryOfANodeIsHeldAgainstItsBudget(double percent, Status status, Severity severity) {
        Finding finding = new ExampleEvidence()
                .told("node-1", "node_memory_MemTotal_bytes", "", second -> 1_000)
                .told("node-1", "node_memory_MemAvailable_bytes", "", second -> 1_000 - 10 * percent)
                .finding("resource.memory", "node-1");
        assertThat(finding.status()).as(FindingText.of(finding)).isEqualTo(status);
        assertThat(finding.severity()).isEqualTo(severity);
    }

    @ParameterizedTest
    @CsvSource({"80, PASS, ", "79, FAIL, P2"})
    void theHitsOfTheCacheAreHeldAgainstTheirBudget(double percent, Status status, Severity severity) {
        Finding finding = new ExampleEvidence()
                .told("cache", "redis_keyspace_hits_total", "", second -> 5_000 + percent * second)
                .told("cache", "redis_keyspace_misses_total", "", second -> 9_000 + (100 - percent) * second)
                .finding("resource.cache", "cache");
        assertThat(finding.status()).as(FindingText.of(finding)).isEqualTo(status);
        assertThat(finding.severity()).isEqualTo(severity);
    }

    @Test
    void aCacheThatNobodyAskedHasNoHitRate() {
        Finding finding = new ExampleEvidence()
                .told("cache", "redis_keyspace_hits_total", "", second -> 5)
                .told("cache", "redis_keyspace_misses_total", "", second -> 5)
                .finding("resource.cache", "cache");
        assertThat(finding.status()).isEqualTo(Status.INFO);
        assertThat(finding.facts().actual()).isNull();
    }

    @Test
    void aBrokenResourceBudgetFailsTheRun() {
        assertThat(busy(99).verdict().outcome()).isEqualTo(Verdict.Outcome.FAIL);
    }

    @Test
    void whatNobodyToldIsUnknownAndSaysWhatToSwitchOn() {
        ExampleEvidence silent = new ExampleEvidence();
        assertThat(FindingText.of(silent.finding("resource.cpu", "platform"))).isEqualTo("""
                        INFO resource.cpu (platform)
                        value of : CPU in use
                        expected : < 70 %
                        but was  : not known
                        window   : peak, 1:00 to 6:00
                        No metrics source covered at least 80 % of this window. Run node_exporter on the platform's \
                        machines, and add a source with the role node to mobius.telemetry.sources.""");
        assertThat(silent.verdict().outcome()).isEqualTo(Verdict.Outcome.PASS);
    }

    /** Of 300 s it told 200. */
    @Test
    void aFigureWithALongGapIsNotKnown() {
        ExampleEvidence interrupted = new ExampleEvidence();
        for (int second = 0; second < 200; second++) {
            interrupted.sampleOf("node-1", second, "node_cpu_seconds_total", "mode=\"user\"", second);
            interrupted.sampleOf("node-1", second, "node_cpu_seconds_total", "mode=\"idle\"", 0);
        }
        assertThat(interrupted.finding("resource.cpu", "node-1").facts().actual())
                .isNull();
    }

    @Test
    void besideTheInjectorAMachineIsShownOnly() {
        Finding finding = busy(99).conditions(false, true).finding("resource.cpu", "node-1");
        assertThat(finding.status()).isEqualTo(Status.INFO);
        assertThat(finding.explanation()).isEqualTo("Shown only: the injector shares the machine.");
    }

    private static ExampleEvidence busy(double percent) {
        return new ExampleEvidence()
                .told("node-1", "node_cpu_seconds_total", "mode=\"user\"", second -> percent / 100 * second)
                .told("node-1", "node_cpu_seconds_total", "mode=\"idle\"", second -> (1 - percent / 100) * second);
    }
}
