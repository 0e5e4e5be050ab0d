package mobius.report;

import java.util.List;
import mobius.measure.ErrorGroup;
import mobius.measure.Measurement;
import mobius.report.chart.PageModel;
import mobius.report.page.Markup;
import mobius.report.text.Figures;
import mobius.text.TextSanitizer;

/** What went wrong, by kind. */
final class ErrorsSection {

    /** A phone shows no more bars than this at once; the table has all kinds that were kept. */
    private static final int MOST_BARS = 10;

    private ErrorsSection() {}

    static String of(Measurement measurement) {
        Markup html = new Markup();
        html.open("section", "id", "errors", "aria-labelledby", "errors-title");
        html.element("h2", "Errors by kind", "id", "errors-title");
        if (measurement.errors().isEmpty()) {
            html.element("p", "No request failed in the whole run.");
        } else {
            chart(html);
            table(html, measurement.errors());
        }
        return html.close().toString();
    }

    /** The most frequent kinds. */
    static List<PageModel.Bar> bars(Measurement measurement) {
        return measurement.errors().stream()
                .limit(MOST_BARS)
                .map(error ->
                        new PageModel.Bar(TextSanitizer.text(subject(error) + ": " + error.message()), error.count()))
                .toList();
    }

    private static void chart(Markup html) {
        html.open("figure", "class", "wide").element("figcaption", "The most frequent kinds, in the whole run");
        html.element(
                "div", "", "class", "chart", "id", "chart-errors", "role", "img", "aria-label", "Failures by kind");
        html.close();
    }

    private static void table(Markup html, List<ErrorGroup> errors) {
        html.open("details").element("summary", "All kinds that were kept: " + errors.size());
        html.open("table").open("thead").open("tr");
        html.element("th", "Count", "scope", "col", "class", "number").element("th", "Request", "scope", "col");
        html.element("th", "Message", "scope", "col").close().close().open("tbody");
        errors.forEach(error -> html.open("tr")
                .element("td", Figures.of(error.count()), "class", "number")
                .element("td", subject(error))
                .element("td", error.message())
                .close());
        html.close().close().close();
    }

    private static String subject(ErrorGroup error) {
        return error.request() == null ? "outside a request" : error.request();
    }
}
