package mobius.report;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import mobius.report.page.Markup;
import mobius.report.text.Figures;
import mobius.report.text.RunReport;
import mobius.telemetry.Series;
import mobius.telemetry.Telemetry;
import mobius.telemetry.exposition.Labels;
import mobius.traffic.TrafficMetrics;
import org.jspecify.annotations.Nullable;

/** The responses by request name, as the injector counted them. Runs without these counts have no such section. */
final class ResponsesSection {

    /** Most names, so that the page of a run with thousands of names opens on a phone. */
    private static final int MOST = 100;

    private static final double MILLIS = 1_000;
    private static final String NUMBER = "number";
    private static final String WIDE = "number optional";

    private final List<Series> series;

    private ResponsesSection(List<Series> series) {
        this.series = series;
    }

    static String of(RunReport run) {
        return run.telemetry()
                .map(Telemetry::series)
                .map(ResponsesSection::new)
                .map(ResponsesSection::html)
                .orElse("");
    }

    private String html() {
        Map<String, Double> responses = totals(TrafficMetrics.REQUEST_RESPONSES);
        if (responses.isEmpty()) {
            return "";
        }
        Markup html = new Markup();
        html.open("section", "id", "responses", "aria-labelledby", "responses-title");
        html.element("h2", "Responses", "id", "responses-title");
        html.element(
                "p",
                "Counted by the injector in the whole run. Bytes are those of bodies: unzipped, and as the platform sent them."
                        + " The time to the first byte includes a new connection.",
                "class",
                "note");
        html.open("div", "class", "scroll").open("table");
        head(html);
        rows(html, responses);
        return html.close().close().close().toString();
    }

    private static void head(Markup html) {
        html.open("thead")
                .open("tr")
                .element("th", "Request", "scope", "col")
                .element("th", "Statuses", "scope", "col");
        html.element("th", "Bytes, mean", "scope", "col", "class", NUMBER);
        html.element("th", "as sent", "scope", "col", "class", WIDE);
        html.element("th", "Bytes, total", "scope", "col", "class", WIDE);
        html.element("th", "First byte ms, mean", "scope", "col", "class", WIDE);
        html.close().close();
    }

    private void rows(Markup html, Map<String, Double> responses) {
        Map<String, SortedMap<String, Double>> statuses = statuses();
        Map<String, Double> bytes = totals(TrafficMetrics.REQUEST_BYTES);
        Map<String, Double> sent = totals(TrafficMetrics.REQUEST_CARRIED_BYTES);
        Map<String, Double> firstByte = totals(TrafficMetrics.REQUEST_FIRST_BYTE);
        html.open("tbody");
        responses.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST)
                .forEach(request -> {
                    String name = request.getKey();
                    html.open("tr").element("th", name, "scope", "row");
                    html.element("td", words(statuses.getOrDefault(name, new TreeMap<>())));
                    html.element("td", mean(bytes.get(name), request.getValue()), "class", NUMBER);
                    html.element("td", mean(sent.get(name), request.getValue()), "class", WIDE);
                    html.element("td", whole(bytes.get(name)), "class", WIDE);
                    html.element("td", millis(firstByte.get(name), request.getValue()), "class", WIDE);
                    html.close();
                });
        html.close();
    }

    /** Returns the statuses, for example {@code 200: 1,204, 404: 2}. */
    private static String words(SortedMap<String, Double> statuses) {
        return statuses.entrySet().stream()
                .map(status -> status.getKey() + ": " + whole(status.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String mean(@Nullable Double sum, double count) {
        return sum == null ? Figures.NOT_KNOWN : whole(sum / count);
    }

    private static String millis(@Nullable Double seconds, double count) {
        return Figures.of(seconds == null ? null : Double.valueOf(MILLIS * seconds / count));
    }

    private static String whole(@Nullable Double value) {
        return Figures.of(value == null ? null : Long.valueOf(Math.round(value)));
    }

    /** Returns the totals by request name: the last reading of a counter is its total in the run, and injectors add up. */
    private Map<String, Double> totals(String metric) {
        Map<String, Double> totals = new LinkedHashMap<>();
        of(metric, TrafficMetrics.REQUEST)
                .forEach((labels, total) -> labels.value(TrafficMetrics.REQUEST)
                        .ifPresent(request -> totals.merge(request, total, Double::sum)));
        return totals;
    }

    private Map<String, SortedMap<String, Double>> statuses() {
        Map<String, SortedMap<String, Double>> statuses = new LinkedHashMap<>();
        of(TrafficMetrics.REQUEST_STATUSES, TrafficMetrics.STATUS)
                .forEach((labels, total) -> statuses.computeIfAbsent(
                                labels.value(TrafficMetrics.REQUEST).orElse(""), name -> new TreeMap<>())
                        .merge(labels.value(TrafficMetrics.STATUS).orElse(""), total, Double::sum));
        return statuses;
    }

    private Map<Labels, Double> of(String metric, String label) {
        Map<Labels, Double> totals = new LinkedHashMap<>();
        series.stream().filter(each -> each.metric().equals(metric)).forEach(each -> {
            Optional<Labels> labels = Labels.parse(each.labels());
            labels.filter(known -> known.value(label).isPresent())
                    .ifPresent(known -> totals.merge(known, last(each), Double::sum));
        });
        return totals;
    }

    private static double last(Series counter) {
        return counter.points().get(counter.points().size() - 1).value();
    }
}
