package mobius.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import mobius.report.text.RunReport;
import mobius.verdict.finding.Verdict;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Opens the page as a reader does: from a file, in a browser. Screenshots are left in {@code target/screenshots}. */
@Tag("live")
final class VerdictPageInBrowserTest {

    private static final int DESKTOP = 1_280;
    private static final int WIDE = 1_440;
    private static final int PHONE = 390;

    @Test
    void aPageInLightColoursDrawsAllItsChartsAndAsksNothingOfTheNetwork() throws IOException {
        check(Runs.failed(), DESKTOP, "light", "fail-light");
    }

    @Test
    void aPageInDarkColoursDrawsAllItsCharts() throws IOException {
        check(Runs.inconclusive(), DESKTOP, "dark", "inconclusive-dark");
    }

    @Test
    void aPageOnAPhoneDoesNotScrollSideways() throws IOException {
        check(Runs.passed(), PHONE, "light", "pass-phone");
    }

    @Test
    void ofAPlatformThatToldNothingThereAreNoEmptyCharts() throws IOException {
        try (Browser browser = opened(Runs.unknown(), DESKTOP, "light")) {
            assertThat(browser.evaluate("document.querySelectorAll('#platform figure').length")
                            .asInt())
                    .isZero();
            assertThat(browser.evaluate("document.querySelector('#platform .note').textContent")
                            .asText())
                    .startsWith("No metrics");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void theReasonsFitOnOneScreenWhateverFailed() throws IOException {
        for (RunReport run :
                List.of(ManyFindings.everythingFailed(), undecided(60), Runs.failed(), Runs.inconclusive())) {
            try (Browser browser = opened(run, WIDE, "light")) {
                assertThat(browser.evaluate("document.querySelector('header').getBoundingClientRect().bottom")
                                .asDouble())
                        .isLessThan(900);
            }
        }
    }

    @Test
    void theReasonsDoNotScrollSidewaysOnAPhone() throws IOException {
        try (Browser browser = opened(ManyFindings.everythingFailed(), PHONE, "light")) {
            browser.keepScreenshot("reasons-phone");
            assertThat(browser.evaluate("document.documentElement.scrollWidth").asInt())
                    .isLessThanOrEqualTo(PHONE);
        }
    }

    private static RunReport undecided(int count) {
        return ManyFindings.run(Verdict.Outcome.INCONCLUSIVE, ManyFindings.undecided(count), ManyFindings.suspects(3));
    }

    @Test
    void twoThousandNamesAreFilteredAndSorted() throws IOException {
        List<String> names =
                IntStream.range(0, 2_000).mapToObj(i -> "GET /things/" + i).toList();
        try (Browser browser = opened(Runs.named(names), DESKTOP, "light")) {
            assertThat(browser.evaluate("document.querySelectorAll('#requests tbody tr').length")
                            .asInt())
                    .isEqualTo(50);
            browser.evaluate("""
                    const filter = document.getElementById("requests-filter");
                    filter.value = "/1999";
                    filter.dispatchEvent(new Event("input"))""");
            assertThat(browser.evaluate("document.querySelector('#requests tbody th').textContent")
                            .asText())
                    .isEqualTo("GET /things/1999");
            browser.evaluate("document.querySelectorAll('#informative th button')[2].click()");
            browser.evaluate("document.querySelectorAll('#requests th button')[6].click()");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    private void check(RunReport run, int width, String colours, String name) throws IOException {
        try (Browser browser = opened(run, width, colours)) {
            JsonNode painted = browser.painted();
            browser.keepScreenshot(name);

            assertThat(browser.evaluate("document.querySelectorAll('#bottlenecks li').length")
                            .asInt())
                    .isEqualTo(run.verdict().suspects().size());
            assertThat(browser.complaints()).isEmpty();
            assertThat(browser.requested())
                    .allMatch(address -> address.startsWith("file:") || address.startsWith("data:"));
            assertThat(painted.size()).isGreaterThanOrEqualTo(16);
            painted.properties()
                    .forEach(chart -> assertThat(chart.getValue().asInt())
                            .as(chart.getKey())
                            .isGreaterThan(1_000));
            assertThat(browser.evaluate("document.documentElement.scrollWidth").asInt())
                    .isLessThanOrEqualTo(width);
        }
    }

    private Browser opened(RunReport run, int width, String colours) throws IOException {
        return Browser.showing(VerdictPage.of(run), width, colours);
    }
}
