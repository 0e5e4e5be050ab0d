package mobius.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import mobius.report.capacity.CapacityPage;
import mobius.report.capacity.CapacityReportTest;
import mobius.report.comparison.ComparisonPage;
import mobius.report.page.Page;
import mobius.report.trend.TrendPage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Opens the pages as Jenkins serves them by default: without styles within the page and without scripts. Screenshots are left in
 * {@code target/screenshots}.
 */
@Tag("live")
final class PagesWithoutScriptsTest {

    private static final int DESKTOP = 1_280;
    private static final int PHONE = 390;

    /** Words of the page that no element has, because nothing keeps two elements apart. Punctuation may follow an element. */
    private static final String GLUED = """
            (() => {
              const main = document.querySelector("main");
              const bare = (word) => word.replace(/^[.,:;()]+|[.,:;()]+$/g, "");
              const words = (text) => text.split(/\\s+/).map(bare);
              const nodes = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
              const known = new Set();
              while (nodes.nextNode()) {
                words(nodes.currentNode.data).forEach((word) => known.add(word));
              }
              return [...words(main.innerText), ...words(main.textContent)].filter((word) => !known.has(word)).join(" ");
            })()""";

    static Stream<Page> pages() {
        return Stream.of(
                VerdictPage.of(Runs.failed()),
                TrendPage.of(Trends.eventful()),
                ComparisonPage.of(Comparisons.ofTwoRuns(Runs.names())),
                CapacityPage.of(CapacityReportTest.reports().findFirst().orElseThrow()));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void underThePolicyOfJenkinsAPageHasItsStyleAndAPictureOfEachChart(Page page) throws IOException {
        check(page, DESKTOP, "light");
        check(page, DESKTOP, "dark");
        check(page, PHONE, "light");
    }

    private static void check(Page page, int width, String colours) throws IOException {
        Path folder = Browser.folder();
        page.write(folder, "");
        try (PageServer server = new PageServer(folder);
                Browser browser = Browser.showing(server.at(page.name()), width, colours)) {
            browser.keepScreenshot("policy-" + page.name().replace(".html", "") + "-" + width + "-" + colours);
            assertThat(text(browser, "getComputedStyle(document.querySelector('.verdict')).borderLeftWidth"))
                    .isEqualTo("8px");
            assertThat(number(browser, "document.documentElement.scrollWidth")).isLessThanOrEqualTo(width);
            assertThat(number(browser, "document.querySelectorAll('figure img').length"))
                    .isEqualTo(
                            page.charts().stream().filter(page.pictures()::has).count());
            assertThat(text(browser, """
                    [...document.querySelectorAll("figure img")]
                      .filter((img) => img.naturalWidth === 0 || img.getBoundingClientRect().height < 80)
                      .map((img) => img.currentSrc).join(" ")""")).isEmpty();
            assertThat(number(browser, "document.querySelectorAll('figure img[src*=narrow]').length"))
                    .isZero();
            assertThat(text(browser, """
                    [...document.querySelectorAll(".chart, .controls, .more")]
                      .filter((element) => element.getBoundingClientRect().height > 0).map((element) => element.className).join(" ")""")).isEmpty();
            assertThat(text(browser, "document.querySelector('.without-scripts').textContent"))
                    .startsWith("These charts are pictures.");
            assertThat(text(browser, GLUED)).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void withoutAnyStyleAPageStillReads(Page page) throws IOException {
        Path folder = Browser.folder();
        Files.writeString(folder.resolve(page.name()), page.html());
        try (PageServer server = new PageServer(folder);
                Browser browser = Browser.showing(server.at(page.name()), DESKTOP, "light")) {
            browser.keepScreenshot("plain-" + page.name().replace(".html", ""));
            assertThat(text(browser, "getComputedStyle(document.querySelector('.verdict')).borderLeftWidth"))
                    .isEqualTo("0px");
            assertThat(text(browser, GLUED)).isEmpty();
            assertThat(text(browser, "document.querySelector('h1').innerText")).contains(": ");
        }
    }

    /** Downloaded from Jenkins, for example. */
    @ParameterizedTest
    @MethodSource("pages")
    void aPageAloneDrawsItsChartsAndShowsNothingBroken(Page page) throws IOException {
        Path file = Browser.folder().resolve(page.name());
        Files.writeString(file, page.html());
        try (Browser browser = Browser.showing(file.toUri(), DESKTOP, "light")) {
            assertThat(number(browser, "document.querySelectorAll('img, picture, .without-scripts').length"))
                    .isZero();
            assertThat(browser.painted()).hasSize((int)
                    page.charts().stream().filter(page.pictures()::has).count());
            assertThat(text(browser, "getComputedStyle(document.querySelector('.verdict')).borderLeftWidth"))
                    .isEqualTo("8px");
            assertThat(browser.complaints()).hasSize(1).allMatch(words -> words.contains("mobius.css"));
        }
    }

    @Test
    void aChartIsNotShownTwice() throws IOException {
        try (Browser browser = Browser.showing(VerdictPage.of(Runs.failed()), DESKTOP, "light")) {
            assertThat(number(browser, "document.querySelectorAll('figure picture').length"))
                    .isZero();
            assertThat(number(browser, "document.querySelectorAll('figure .chart:not([hidden])').length"))
                    .isEqualTo(number(browser, "document.querySelectorAll('figure .chart').length"));
            assertThat(browser.requested()).noneMatch(address -> address.endsWith(".svg"));
            assertThat(browser.complaints()).isEqualTo(List.of());
        }
    }

    private static String text(Browser browser, String expression) {
        return browser.evaluate(expression).asText();
    }

    private static long number(Browser browser, String expression) {
        return browser.evaluate(expression).asLong();
    }
}
