package mobius.verdict.validity;

import static org.assertj.core.api.Assertions.assertThat;

import mobius.report.text.FindingText;
import mobius.telemetry.scrape.ScrapeMetrics;
import mobius.verdict.ExampleEvidence;
import mobius.verdict.finding.Verdict;
import org.junit.jupiter.api.Test;

class TelemetryGapsTest {

    @Test
    void ofASourceThatToldAllTheTimeNothingIsSaid() {
        assertThat(new ExampleEvidence()
                        .told("platform", ScrapeMetrics.DURATION, "", second -> 5)
                        .verdict()
                        .findings())
                .noneMatch(finding -> finding.id().equals("telemetry"));
    }

    @Test
    void aSourceThatDidNotTellIsNamedWithItsReasonAndSpoilsNothing() {
        ExampleEvidence evidence = new ExampleEvidence()
                .told("platform", ScrapeMetrics.DURATION, "", second -> 5)
                .told("platform", ScrapeMetrics.FAILED, "reason=\"answers with status 503\"", second -> 1)
                .sampleOf("platform", 3, ScrapeMetrics.FAILED, "reason=\"cannot be connected to\"", 1)
                .sampleOf("platform", 4, ScrapeMetrics.SKIPPED, "", 99)
                .sampleOf("platform", 5, ScrapeMetrics.LEFT_OUT, "", 40_000)
                .sampleOf("platform", 5, ScrapeMetrics.DUPLICATES, "", 2)
                .sampleOf("platform", 5, ScrapeMetrics.NOT_UNDERSTOOD, "", 3);
        assertThat(FindingText.of(evidence.finding("telemetry", "platform"))).isEqualTo("""
                        INFO telemetry (platform)
                        value of : scrapes that returned metrics
                        but was  : 42.86 %
                        samples  : 700
                        301 failed: most often its address answers with status 503. 99 were skipped because an earlier one \
                        took longer than its interval. Up to 40,000 series at a time were too many and are not \
                        recorded. Up to 2 lines at a time repeated a series; the first one counts. \
                        Up to 3 lines at a time were not understood and are left out. \
                        See docs/telemetry.md for what a source must serve.""");
        assertThat(evidence.verdict().outcome()).isEqualTo(Verdict.Outcome.PASS);
    }

    @Test
    void workersThatAnswerInTurnAreToldAndAccuseNobody() {
        ExampleEvidence evidence = new ExampleEvidence()
                .told("platform", ScrapeMetrics.DURATION, "", second -> 5)
                .told("platform", "process_start_time_seconds", "", second -> 1_000 + worker(second) / 10.0)
                .told("platform", "process_cpu_seconds_total", "", second -> 90 * worker(second) + second / 4.0)
                .told("platform", "process_gc_pause_seconds_total", "", second -> 5 * worker(second) + second / 1e3)
                .told("platform", "db_pool_wait_seconds_total", "", second -> 70 * worker(second) + second / 1e3);
        assertThat(evidence.finding("telemetry", "platform").explanation())
                .isEqualTo(
                        "Several processes (workers or pods) answer at this address in turn, each with counters of its"
                                + " own. That is not a restart, and no rates are computed from them. Set"
                                + " PROMETHEUS_MULTIPROC_DIR for the workers of gunicorn; scrape pods one by one, or"
                                + " read them through Prometheus (mobius.telemetry.prometheus).");
        assertThat(evidence.verdict().suspects()).isEmpty();
    }

    /** Which of four answers. */
    private static int worker(int second) {
        return 7 * second % 4;
    }
}
