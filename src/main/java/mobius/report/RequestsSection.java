package mobius.report;

import java.util.List;
import java.util.function.Function;
import mobius.report.page.LongTable;
import mobius.report.page.Markup;
import mobius.report.text.Figures;
import mobius.report.text.Order;
import mobius.verdict.finding.RequestSummary;
import mobius.verdict.finding.Verdict;

/** The table of requests. The page contains its first rows; scripts add the others from the model. */
final class RequestsSection {

    /** Rows that tables.js shows at first. */
    private static final int ROWS = 50;

    /**
     * A column after the name, as tables.js writes it.
     *
     * @param name its head
     * @param classes {@code optional} columns are left out on a phone
     * @param figure the value of a request
     */
    private record Column(String name, String classes, Function<RequestSummary, String> figure) {}

    private static final String ALWAYS = "number";
    private static final String WIDE = "number optional";

    private static final List<Column> COLUMNS = List.of(
            new Column("Count", ALWAYS, request -> Figures.of(request.count())),
            new Column("OK", WIDE, request -> Figures.of(request.ok())),
            new Column("Failed", ALWAYS, request -> Figures.of(request.ko())),
            new Column("Throttled", WIDE, request -> Figures.of(request.throttled())),
            new Column("p50 ms", WIDE, request -> Figures.of(request.p50Millis())),
            new Column("p95 ms", ALWAYS, request -> Figures.of(request.p95Millis())),
            new Column("p99 ms", ALWAYS, request -> Figures.of(request.p99Millis())),
            new Column("max ms", WIDE, request -> Figures.of(request.maxMillis())),
            new Column("Requests/s", WIDE, request -> Figures.of(request.requestsPerSecond())));

    private RequestsSection() {}

    static String of(Verdict verdict) {
        Markup html = new Markup();
        LongTable.open(
                html, "requests", "Requests", "In the measured windows. Response times are those of OK requests.");
        html.element("th", "Request", "scope", "col");
        COLUMNS.forEach(column -> html.element("th", column.name(), "scope", "col", "class", column.classes()));
        LongTable.body(html);
        verdict.requests().stream()
                .sorted(Order.MOST_FREQUENT_FIRST)
                .limit(ROWS)
                .forEach(request -> row(html, request));
        return LongTable.close(html);
    }

    private static void row(Markup html, RequestSummary request) {
        html.open("tr").element("th", request.name(), "scope", "row");
        COLUMNS.forEach(column -> html.element("td", column.figure().apply(request), "class", column.classes()));
        html.close();
    }
}
