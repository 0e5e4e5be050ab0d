package mobius.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import mobius.report.text.RunReport;
import mobius.telemetry.Sample;
import mobius.telemetry.Telemetry;
import org.junit.jupiter.api.Test;

final class PlainReportsTest {

    @Test
    void theConsoleEndsWithTheReasonsAndTheVerdict() {
        assertThat(Console.of(Runs.failed())).endsWith("""

                Bottlenecks, the likeliest first:
                - exhausted pool (database pool), quick win. Wait for a database connection, of each request: 41.2
                  ms; database connections in use: 99.8 %. Enlarge the pool.
                - cold cache (Redis), medium. Reads that the cache answered: 71 %. Warm the cache.

                Because:     figure                                           limit        actual missed by  samples
                FAIL (P1)    p95 of GET /contexts/search                   < 150 ms      203.4 ms     1.36x      412
                  The whole interval lies above the limit.
                  Look at the slowest requests of this endpoint in the platform's own traces.

                FAIL: The platform missed 1 requirement.
                """);
    }

    @Test
    void theConsoleOfAPassHasNoReasons() {
        assertThat(Console.of(Runs.passed()))
                .doesNotContain("Because")
                .endsWith("\nPASS: The run can be trusted, and every requirement holds (2 of 2).\n");
    }

    @Test
    void aRunWithoutSuspectsSaysSo() {
        assertThat(summary(Runs.passed()))
                .contains("\nBottlenecks: none found.\n")
                .doesNotContain("Largest improvement");
        assertThat(Console.of(Runs.passed())).contains("\nBottlenecks: none found.\n");
    }

    @Test
    void noneFoundByFiguresIsNotTakenForNoneToldByThePlatform() {
        assertThat(summary(Runs.unknown())).contains("\nBottlenecks: none found; the platform exposed no metrics.\n");
        assertThat(Console.of(Runs.unknown()))
                .contains("\nBottlenecks: none found; the platform exposed no metrics.\n");
        assertThat(summary(unreachable())).contains("exposed no metrics");
    }

    /** The injector watched itself, and a source that never answered. */
    private static RunReport unreachable() {
        RunReport run = Runs.unknown();
        Telemetry telemetry = Telemetry.of(List.of(
                new Sample(0, "injector", "heap_used_bytes", "", 1),
                new Sample(0, "platform", "scrape_failed", "reason=\"refuses the connection\"", 1)));
        return new RunReport(
                run.tested(),
                run.verdict(),
                run.measurement(),
                run.budgets(),
                Optional.of(telemetry),
                run.growth(),
                run.noted());
    }

    @Test
    void whatIsNotKnownIsNotInvented() {
        assertThat(summary(Runs.unknown())).contains("\nMeasured: no rate and no p95 of all requests are known.\n");
    }

    @Test
    void noNameBreaksTheConsole() {
        String text = Console.of(Runs.named(List.of("GET /\u001B[2J\n" + "\u65E5".repeat(500))));

        assertThat(text).matches("[\\x20-\\x7E\\n]*");
        assertThat(text.lines()).allMatch(line -> line.length() <= Console.WIDTH);
    }

    @Test
    void theSummaryNamesTheVerdictTheReasonsAndTheBudgets() {
        assertThat(summary(Runs.failed())).startsWith("""
                ## FAIL

                The platform missed 1 requirement.

                mobius.LoadSimulation on embedded (quick), platform version 2.4.1, started 2026-01-01 12:00:00 UTC.

                Measured: 130.7 requests/s at 61 ms p95.

                Bottlenecks, the likeliest first:

                1. exhausted pool (database pool), quick win. Wait for a database connection, of each request: 41.2 ms; database \
                connections in use: 99.8 %. Enlarge the pool.
                1. cold cache (Redis), medium. Reads that the cache answered: 71 %. Warm the cache.

                Largest improvement (quick win): exhausted pool (database pool). The mean time of all requests would fall from 61 ms \
                to about 19.8 ms.

                - FAIL (P1): p95 of GET /contexts/search: 203.4 ms; expected &lt; 150 ms. The whole interval lies above the limit. \
                Look at the slowest requests of this endpoint in the platform's own traces.

                | Status | Budget | Limit | Actual | Interval | Samples |
                | --- | --- | ---: | ---: | ---: | ---: |
                | FAIL (P1) | p95 of GET /contexts/search | &lt; 150 ms | 203.4 ms | 188.2 to 219.8 ms | 412 |
                | PASS | p95 of all requests | &lt; 200 ms | 61 ms | 55.2 to 68.9 ms | 2,900 |
                """);
    }

    @Test
    void noNameBreaksTheSummary() {
        String text = summary(Runs.named(List.of("a | b `c` @team <img src=x> [link](http://x)\nnext")));

        assertThat(text).contains("a \\| b \\`c\\` &#64;team &lt;img src=x&gt; \\[link\\](http://x)\u240Anext");
    }

    @Test
    void aSummaryStaysShort() {
        List<String> names = IntStream.range(0, 500).mapToObj(i -> "GET /" + i).toList();

        assertThat(summary(Runs.named(names))).hasSizeLessThan(5_000);
    }

    private static String summary(RunReport run) {
        return Summary.of(run, VerdictPage.of(run));
    }
}
