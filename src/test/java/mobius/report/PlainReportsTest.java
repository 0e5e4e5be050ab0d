package mobius.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class PlainReportsTest {

    @Test
    void theConsoleEndsWithTheReasonsAndTheVerdict() {
        assertThat(Console.of(Runs.failed())).endsWith("""

                Because:
                - FAIL (P1): p95 of GET /contexts/search: 203.4 ms; expected < 150 ms. The whole interval lies above the limit. Look at
                  the slowest requests of this endpoint in the platform's own traces.

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
    void noNameBreaksTheConsole() {
        String text = Console.of(Runs.named(List.of("GET /\u001B[2J\n" + "\u65E5".repeat(500))));

        assertThat(text).matches("[\\x20-\\x7E\\n]*");
        assertThat(text.lines()).allMatch(line -> line.length() <= Console.WIDTH);
    }

    @Test
    void theSummaryNamesTheVerdictTheReasonsAndTheBudgets() {
        assertThat(Summary.of(Runs.failed())).startsWith("""
                ## FAIL

                The platform missed 1 requirement.

                mobius.LoadSimulation on embedded (quick), platform version 2.4.1, started 2026-01-01 12:00:00 UTC.

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
        String text = Summary.of(Runs.named(List.of("a | b `c` @team <img src=x> [link](http://x)\nnext")));

        assertThat(text).contains("a \\| b \\`c\\` &#64;team &lt;img src=x&gt; \\[link\\](http://x)\u240Anext");
    }

    @Test
    void aSummaryStaysShort() {
        List<String> names = IntStream.range(0, 500).mapToObj(i -> "GET /" + i).toList();

        assertThat(Summary.of(Runs.named(names))).hasSizeLessThan(5_000);
    }
}
