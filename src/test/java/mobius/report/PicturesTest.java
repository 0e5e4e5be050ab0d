package mobius.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import mobius.report.capacity.CapacityPage;
import mobius.report.capacity.CapacityReportTest;
import mobius.report.chart.Chart;
import mobius.report.comparison.ComparisonPage;
import mobius.report.page.ChartFigure;
import mobius.report.page.Markup;
import mobius.report.page.Page;
import mobius.report.picture.Pictures;
import mobius.report.text.RunReport;
import mobius.report.trend.TrendPage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** What a page shows where its scripts may not run. */
@ResourceLock(Resources.LOCALE)
final class PicturesTest {

    private static final List<String> HOSTILE = List.of(
            "</text><script>alert(1)</script>", "]]> & \"quoted\" 'name'", "\u65E5\u672C\u8A9E \u0627\u0644\u0639");

    private final Locale before = Locale.getDefault();

    @AfterEach
    void restore() {
        Locale.setDefault(before);
    }

    static Stream<Page> pages() {
        RunReport run = Runs.passed();
        return Stream.of(
                VerdictPage.of(Runs.failed()),
                VerdictPage.of(run),
                VerdictPage.of(withoutTelemetry(run)),
                VerdictPage.of(Runs.lasting(1)),
                VerdictPage.of(Runs.unknown()),
                VerdictPage.of(Runs.named(HOSTILE)),
                TrendPage.of(Trends.eventful()),
                TrendPage.of(Trends.quiet(1)),
                TrendPage.of(Trends.quiet(500)),
                TrendPage.of(Trends.named(HOSTILE, HOSTILE.get(0))),
                ComparisonPage.of(Comparisons.ofTwoRuns(Runs.names())),
                ComparisonPage.of(Comparisons.ofPairs(3, HOSTILE)),
                CapacityPage.of(CapacityReportTest.reports().findFirst().orElseThrow()),
                CapacityPage.of(CapacityReportTest.overloaded()));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyChartWithDataHasAPictureAndEveryOtherSaysWhyItHasNone(Page page) {
        assertThat(page.pictures().problem()).isEmpty();
        for (Chart chart : page.charts()) {
            assertThat(page.pictures().has(chart)).as(chart.id()).isEqualTo(chart.hasData());
            assertThat(page.html()).contains(new Markup().text(chart.caption()).toString());
            if (!chart.hasData()) {
                assertThat(page.html()).contains(chart.none());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void aPageRefersToItsPicturesAndToNoOthers(Page page) {
        List<String> referred = Pattern.compile("(?:src|srcset)=\"(charts/[^\"]+)\"")
                .matcher(page.html())
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(referred)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(page.pictures().files().keySet());
    }

    /** Jenkins forbids style attributes in what it serves, and nothing may be loaded from elsewhere. */
    @ParameterizedTest
    @MethodSource("pages")
    void picturesAreWholeAndLoadNothing(Page page) {
        assertThat(page.pictures().files().values()).allSatisfy(svg -> {
            Document document = parsed(svg);
            assertThat(document.getDocumentElement().getTagName()).isEqualTo("svg");
            assertThat(document.getElementsByTagName("title").item(0).getTextContent())
                    .isNotBlank();
            assertThat(document.getElementsByTagName("script").getLength()).isZero();
            assertThat(svg).doesNotContain(" style=", "href=", "<!DOCTYPE", "NaN", "Infinity");
            assertThat(svg.replace("http://www.w3.org/", "")).doesNotContain("http:");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"ar-EG", "tr-TR", "de-DE", "hi-IN-u-nu-deva", "ja-JP"})
    void picturesAreTheSameInEveryLocale(String locale) {
        Locale.setDefault(Locale.ROOT);
        List<Page> expected = localePages();
        Locale.setDefault(Locale.forLanguageTag(locale));
        List<Page> found = localePages();
        for (int i = 0; i < expected.size(); i++) {
            assertThat(found.get(i).pictures().files())
                    .isEqualTo(expected.get(i).pictures().files());
        }
    }

    private static List<Page> localePages() {
        return List.of(
                VerdictPage.of(Runs.failed()),
                TrendPage.of(Trends.eventful()),
                ComparisonPage.of(Comparisons.ofTwoRuns(Runs.names())),
                CapacityPage.of(CapacityReportTest.reports().findFirst().orElseThrow()));
    }

    @Test
    void theTextOfAPictureIsText() {
        String svg = VerdictPage.of(Runs.failed()).pictures().files().get("charts/percentiles.svg");
        List<String> texts = new ArrayList<>();
        var elements = parsed(String.valueOf(svg)).getElementsByTagName("text");
        for (int i = 0; i < elements.getLength(); i++) {
            texts.add(elements.item(i).getTextContent());
        }
        assertThat(texts).contains("p50", "p95", "p99", "200 ms", "0:30", "peak (measured)", "budget p95 < 200 ms");
    }

    @Test
    void aGapIsAGap() {
        List<List<@Nullable Double>> points = List.of(
                Arrays.asList(0.0, 1.0),
                Arrays.asList(1.0, 2.0),
                Arrays.asList(2.0, null),
                Arrays.asList(3.0, 2.0),
                Arrays.asList(4.0, 1.0));
        assertThat(stretches(line(points))).isEqualTo(2);
    }

    @Test
    void aLongSeriesIsThinnedAndKeepsItsPeakAndItsGap() {
        List<List<@Nullable Double>> points = new ArrayList<>();
        for (int i = 0; i < 200_000; i++) {
            points.add(
                    Arrays.asList((double) i, i == 77_777 ? (Double) 500.0 : i == 150_000 ? null : (Double) (i % 7.0)));
        }
        String path = line(points);
        assertThat(path).hasSizeLessThan(20_000);
        assertThat(stretches(path)).isEqualTo(2);
        double top = Pattern.compile("[ML][0-9.]+ ([0-9.]+)")
                .matcher(path)
                .results()
                .mapToDouble(point -> Double.parseDouble(point.group(1)))
                .min()
                .orElseThrow();
        assertThat(top).isLessThan(40);
    }

    private static long stretches(String path) {
        return path.chars().filter(letter -> letter == 'M').count();
    }

    /** The path of a line, the longest in its picture. */
    private static String line(List<List<@Nullable Double>> points) {
        double end = points.get(points.size() - 1).get(0);
        Pictures pictures = Page.pictures(List.of(chart(Chart.XAxis.time(0, end), points)));
        return Pattern.compile(" d=\"([^\"]+)\"")
                .matcher(String.valueOf(pictures.files().get("charts/made.svg")))
                .results()
                .map(found -> found.group(1))
                .reduce("", (one, other) -> other.length() > one.length() ? other : one);
    }

    private static Chart chart(Chart.XAxis x, List<List<@Nullable Double>> points) {
        return new Chart(
                "made",
                "Made",
                "A chart",
                false,
                x,
                Chart.YAxis.fromZero("count"),
                List.of(Chart.View.of(List.of(new Chart.Line("made", points, Chart.Stroke.SOLID)))),
                List.of(),
                List.of(),
                "");
    }

    @Test
    void aChartThatCannotBeDrawnIsReportedOnThePageAndTheOthersAreDrawn() {
        List<List<@Nullable Double>> points = List.of(Arrays.asList(0.0, 1.0));
        Chart broken = chart(new Chart.XAxis(Chart.Scale.TIME, "", null, null, List.of()), points);
        Chart whole = new Chart(
                "whole",
                "Whole",
                "A chart",
                true,
                Chart.XAxis.time(0, 1),
                broken.y(),
                broken.views(),
                List.of(),
                List.of(),
                "");

        Pictures pictures = Page.pictures(List.of(broken, whole));

        assertThat(pictures.files()).containsOnlyKeys("charts/whole.svg", "charts/whole-narrow.svg");
        assertThat(ChartFigure.all(List.of(broken), pictures))
                .contains("Made", "chart-made")
                .doesNotContain("<img");
        assertThat(PageNotes.withoutScripts(pictures, "measurement.json"))
                .contains(
                        "Some charts need JavaScript", "could not be drawn: NullPointerException.", "measurement.json");
    }

    @Test
    void colourIsNeverTheOnlyDifferenceOfVerdicts() {
        String svg = String.valueOf(
                TrendPage.of(Trends.eventful()).pictures().files().get("charts/0-0.svg"));
        assertThat(new TreeSet<>(List.of("PASS", "FAIL", "INCONCLUSIVE", "not trusted", "noise band")))
                .allSatisfy(name -> assertThat(svg).contains(">" + name + "<"));
    }

    private static RunReport withoutTelemetry(RunReport run) {
        return new RunReport(
                run.tested(),
                run.verdict(),
                run.measurement(),
                run.budgets(),
                Optional.empty(),
                List.of(),
                run.noted());
    }

    private static Document parsed(String svg) {
        try {
            return DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(svg)));
        } catch (IOException | ParserConfigurationException | SAXException broken) {
            throw new AssertionError(svg, broken);
        }
    }
}
