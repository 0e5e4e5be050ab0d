package mobius.report.capacity;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import mobius.capacity.StepResult;
import mobius.report.VerdictSection;
import mobius.report.page.Markup;
import mobius.report.page.PageFrame;
import org.jspecify.annotations.Nullable;

/** {@code capacity.html}: one page like that of a verdict, with everything in it. */
final class CapacityPage {

    private static final List<String> COLUMNS =
            List.of("Offered/s", "Budgets", "Utilisation", "Answered/s", "p50 ms", "p95 ms", "p99 ms", "");

    private CapacityPage() {}

    /** What its script draws: requests offered per second, and what was measured at each; by rising load. */
    private record Model(@Nullable Double low, @Nullable Double high, List<Point> points) {}

    private record Point(
            double load,
            double answered,
            @Nullable Long p50,
            @Nullable Long p95,
            @Nullable Long p99) {}

    /** The text of the page, to be stored as UTF-8. */
    static String of(CapacityReport report) {
        Map<String, String> parts = new HashMap<>();
        parts.put("verdict", verdict(report));
        parts.put("figures", figures(report));
        parts.put("steps", steps(report));
        return PageFrame.of(
                report.outcome() + " - capacity",
                PageFrame.filled("capacity.html", parts),
                model(report),
                "capacity.js");
    }

    private static String verdict(CapacityReport report) {
        CapacityWords words = new CapacityWords(report);
        return new Markup()
                .open("header", "class", "verdict " + report.outcome().name().toLowerCase(Locale.ROOT))
                .open("h1")
                .text("Capacity")
                .element("strong", report.outcome().name())
                .close()
                .element("p", words.headline())
                .element("p", words.explanation())
                .close()
                .toString();
    }

    private static String figures(CapacityReport report) {
        Markup html = new Markup();
        html.open("section", "aria-label", "Figures").open("dl", "class", "tested");
        fact(html, "Environment", report.environment());
        fact(html, "Profile", report.profile());
        fact(html, "Started", String.valueOf(VerdictSection.started(report.started())));
        CapacityFigures.of(report).rows(report).forEach(row -> fact(html, row.name(), row.value()));
        return html.close().close().toString();
    }

    private static void fact(Markup html, String name, String value) {
        html.open("div").element("dt", name).element("dd", value).close();
    }

    private static String steps(CapacityReport report) {
        Markup html = new Markup();
        html.open("div", "class", "scroll").open("table").open("thead").open("tr");
        COLUMNS.forEach(column -> html.element("th", column, "class", column.isEmpty() ? "" : "number"));
        html.close().close().open("tbody");
        for (StepResult step : report.result().steps()) {
            html.open("tr");
            List<String> cells = List.of(CapacitySummary.cells(report.result(), step));
            int last = cells.size() - 1;
            cells.subList(0, last).forEach(cell -> html.element("td", cell, "class", "number"));
            html.element("td", cells.get(last)).close();
        }
        return html.close().close().close().toString();
    }

    private static Model model(CapacityReport report) {
        return new Model(
                report.result().bracket().low(),
                report.result().bracket().high(),
                report.result().steps().stream()
                        .filter(step -> step.figures() != null)
                        .sorted(Comparator.comparingDouble(StepResult::planned))
                        .map(step -> point(report.result().offeredPerSecond(step), step))
                        .toList());
    }

    private static Point point(double load, StepResult step) {
        StepResult.Figures figures = Objects.requireNonNull(step.figures());
        return new Point(
                load, figures.answeredPerSecond(), figures.p50Millis(), figures.p95Millis(), figures.p99Millis());
    }
}
