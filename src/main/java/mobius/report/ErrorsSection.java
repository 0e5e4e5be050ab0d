package mobius.report;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import mobius.measure.ErrorGroup;
import mobius.measure.ErrorMeaning;
import mobius.measure.ErrorShare;
import mobius.measure.Measurement;
import mobius.report.chart.Chart;
import mobius.report.page.ChartFigure;
import mobius.report.page.Markup;
import mobius.report.picture.Pictures;
import mobius.report.text.Figures;
import mobius.text.TextSanitizer;
import org.jspecify.annotations.Nullable;

/** The errors by kind. */
final class ErrorsSection {

    /** Most bars, as a phone can show. The table has all kinds that were kept. */
    private static final int MOST_BARS = 10;

    private ErrorsSection() {}

    /** @param charts as {@link #charts} has them */
    static String of(Measurement measurement, List<Chart> charts, Pictures pictures) {
        Markup html = new Markup();
        html.open("section", "id", "errors", "aria-labelledby", "errors-title");
        html.element("h2", "Errors by kind", "id", "errors-title");
        if (measurement.errors().isEmpty()) {
            html.element("p", "No request failed in the whole run.");
        } else {
            charts.forEach(chart -> ChartFigure.add(html, chart, pictures));
            table(html, ErrorShare.of(measurement));
        }
        return html.close().toString();
    }

    /** Returns the most frequent kinds as bars; none without errors. */
    static List<Chart> charts(Measurement measurement) {
        List<ErrorGroup> errors = measurement.errors().stream().limit(MOST_BARS).toList();
        List<List<@Nullable Double>> bars = IntStream.range(0, errors.size())
                .mapToObj(i -> Arrays.<@Nullable Double>asList(
                        (double) i, (double) errors.get(i).count()))
                .toList();
        return errors.isEmpty()
                ? List.of()
                : List.of(new Chart(
                        "errors",
                        "The most frequent kinds, in the whole run",
                        "Failures by kind",
                        true,
                        Chart.XAxis.bars(
                                errors.stream().map(ErrorsSection::kind).toList()),
                        Chart.YAxis.fromZero("count"),
                        List.of(Chart.View.of(List.of(new Chart.Line("", bars, Chart.Stroke.BARS)))),
                        List.of(),
                        List.of(),
                        ""));
    }

    private static String kind(ErrorGroup error) {
        return TextSanitizer.text(subject(error) + ": " + error.message());
    }

    private static void table(Markup html, List<ErrorShare> errors) {
        html.open("details").element("summary", "All kinds that were kept: " + errors.size());
        html.open("table").open("thead").open("tr");
        html.element("th", "Count", "scope", "col", "class", "number").element("th", "Request", "scope", "col");
        html.element("th", "Message", "scope", "col");
        html.element("th", "Share of the request", "scope", "col", "class", "number");
        html.element("th", "Time", "scope", "col", "class", "number");
        html.close().close().open("tbody");
        errors.forEach(error -> row(html, error));
        html.close().close().close();
    }

    private static void row(Markup html, ErrorShare share) {
        ErrorGroup error = share.error();
        html.open("tr").element("td", Figures.of(error.count()), "class", "number");
        html.element("td", subject(error)).open("td").text(error.message() + " ");
        ErrorMeaning.of(error.message()).ifPresent(words -> html.element("p", words, "class", "note"));
        html.close().element("td", percent(share), "class", "number");
        html.element("td", time(error), "class", "number").close();
    }

    private static String percent(ErrorShare share) {
        return share.percent().isPresent()
                ? Figures.of(rounded(share.percent().getAsDouble()), "%")
                : Figures.NOT_KNOWN;
    }

    /** Returns the first and the last second after the start of the load. */
    private static String time(ErrorGroup error) {
        Long first = error.firstMillis();
        Long last = error.lastMillis();
        return first == null || last == null
                ? Figures.NOT_KNOWN
                : Figures.of(Math.floorDiv(first, 1_000L)) + " to " + Figures.of(Math.floorDiv(last, 1_000L)) + " s";
    }

    private static double rounded(double percent) {
        return Math.round(percent * 100) / 100.0;
    }

    private static String subject(ErrorGroup error) {
        return error.request() == null ? "outside a request" : error.request();
    }
}
