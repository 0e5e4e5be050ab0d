package mobius.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import mobius.report.comparison.ComparisonPage;
import mobius.report.page.Page;
import mobius.report.trend.TrendModel;
import mobius.report.trend.TrendPage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Opens the pages of trend and comparison as a reader does. Screenshots are left in {@code target/screenshots}. */
@Tag("live")
final class HistoryPagesInBrowserTest {

    private static final int DESKTOP = 1_280;
    private static final int PHONE = 400;

    private static final List<String> NAMES = List.of("GET /contexts/search", "GET /projects", "GET /health");
    private static final List<String> HOSTILE = List.of(
            "</script><script>console.log(1)</script>",
            "\"><img src=x onerror=alert(1)>",
            "\u202Etxt.exe {{model}} $1");

    @Test
    void aTrendDrawsAllItsCharts() throws IOException {
        check(TrendPage.of(Trends.eventful()), DESKTOP, "light", "trend-light", 11);
    }

    @Test
    void aTrendInDarkColoursDrawsAllItsCharts() throws IOException {
        check(TrendPage.of(Trends.eventful()), DESKTOP, "dark", "trend-dark", 11);
    }

    @Test
    void aTrendOnAPhoneDoesNotScrollSideways() throws IOException {
        check(TrendPage.of(Trends.eventful()), PHONE, "light", "trend-phone", 11);
    }

    @Test
    void aTrendOfOneRunOrOfFiveHundredIsDrawn() throws IOException {
        check(TrendPage.of(Trends.quiet(1)), DESKTOP, "light", "trend-one", 7);
        check(TrendPage.of(Trends.quiet(500)), DESKTOP, "light", "trend-500", 7);
    }

    @Test
    void whatIsBeyondTheLastChartIsChosenInIt() throws IOException {
        List<String> names =
                IntStream.range(0, 30).mapToObj(i -> "GET /things/" + i).toList();
        try (Browser browser = Browser.showing(TrendPage.of(Trends.named(names, "why")), DESKTOP, "light")) {
            assertThat(browser.painted()).hasSize(TrendModel.MOST_CHARTS);
            JsonNode options = browser.evaluate("document.querySelector('select').options.length");
            assertThat(options.asInt()).isEqualTo(30 + 3 - (TrendModel.MOST_CHARTS - 1));
            browser.evaluate("""
                    const select = document.querySelector("select");
                    select.selectedIndex = 5;
                    select.dispatchEvent(new Event("change"))""");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void aComparisonDrawsAllItsCharts() throws IOException {
        check(ComparisonPage.of(Comparisons.ofTwoRuns(NAMES)), DESKTOP, "light", "comparison-light", 3);
    }

    @Test
    void aComparisonOfPairsInDarkColoursDrawsAllItsCharts() throws IOException {
        check(ComparisonPage.of(Comparisons.ofPairs(6, NAMES)), DESKTOP, "dark", "comparison-dark", 3);
    }

    @Test
    void aComparisonOnAPhoneDoesNotScrollSideways() throws IOException {
        check(ComparisonPage.of(Comparisons.ofTwoRuns(NAMES)), PHONE, "light", "comparison-phone", 3);
    }

    @Test
    void anotherRequestIsChosen() throws IOException {
        try (Browser browser = Browser.showing(ComparisonPage.of(Comparisons.ofTwoRuns(NAMES)), DESKTOP, "light")) {
            String first = "document.querySelector('#shifts tbody').textContent";
            String all = browser.evaluate(first).asText();
            browser.evaluate("""
                    document.getElementById("request").selectedIndex = 1;
                    document.getElementById("request").dispatchEvent(new Event("change"))""");
            assertThat(browser.evaluate("document.getElementById('shifts-of').textContent")
                            .asText())
                    .isEqualTo("Of GET /contexts/search.");
            assertThat(browser.evaluate(first).asText()).isNotEqualTo(all);
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void theTipOfAPointTellsItsRun() throws IOException {
        assertThat(tip(TrendPage.of(Trends.eventful()), "chart-0-0"))
                .contains(", build 1.", "p95 of all requests: ", " ms");
        assertThat(tip(ComparisonPage.of(Comparisons.ofTwoRuns(NAMES)), "chart-change"))
                .contains("p50: +", " % to ");
        assertThat(tip(ComparisonPage.of(Comparisons.ofTwoRuns(NAMES)), "chart-distribution"))
                .contains("after: ", " ms");
    }

    private static String tip(Page page, String chart) throws IOException {
        try (Browser browser = Browser.showing(page, DESKTOP, "light")) {
            browser.evaluate("""
                    (() => {
                      const chart = echarts.getInstanceByDom(document.getElementById("%s"));
                      chart.dispatchAction({ type: "showTip", x: chart.getWidth() / 2, y: chart.getHeight() / 2 });
                    })()""".formatted(chart));
            String text = browser.evaluate("document.getElementById('%s').textContent".formatted(chart))
                    .asText();
            assertThat(browser.complaints()).isEmpty();
            return text;
        }
    }

    @Test
    void noNameIsReadAsMarkup() throws IOException {
        check(TrendPage.of(Trends.named(HOSTILE, HOSTILE.get(0))), DESKTOP, "light", "trend-hostile", 6);
        check(ComparisonPage.of(Comparisons.ofPairs(3, HOSTILE)), DESKTOP, "light", "comparison-hostile", 3);
    }

    private static void check(Page page, int width, String colours, String name, int charts) throws IOException {
        try (Browser browser = Browser.showing(page, width, colours)) {
            browser.keepScreenshot(name);
            assertThat(browser.complaints()).isEmpty();
            assertThat(browser.requested())
                    .allMatch(address -> address.startsWith("file:") || address.startsWith("data:"));
            JsonNode painted = browser.painted();
            assertThat(painted).hasSize(charts);
            painted.properties()
                    .forEach(chart -> assertThat(chart.getValue().asInt())
                            .as(chart.getKey())
                            .isGreaterThan(1_000));
            assertThat(browser.evaluate("document.documentElement.scrollWidth").asInt())
                    .isLessThanOrEqualTo(width);
        }
    }
}
