package mobius.report.alerts;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A dashboard of Grafana 9 or newer: budgets first, then what they rest on.
 *
 * @param promises whose recorded figures it shows
 */
record Dashboard(Objectives promises) {

    private static final int SCHEMA = 37;
    private static final int WIDTH = 12;
    private static final int HEIGHT = 8;

    /** One figure of a panel. */
    private record Query(String expression, String legend) {}

    private record Panel(String title, String unit, List<Query> queries) {}

    ObjectNode json() {
        ObjectNode dashboard = object().put("uid", "mobius-budgets")
                .put("title", "Mobius: budgets")
                .put("schemaVersion", SCHEMA)
                .put("refresh", "1m")
                .put("editable", true);
        dashboard.set("time", object().put("from", "now-6h").put("to", "now"));
        dashboard.set("tags", JsonNodeFactory.instance.arrayNode().add("mobius"));
        dashboard
                .putObject("templating")
                .putArray("list")
                .add(object().put("name", "datasource")
                        .put("type", "datasource")
                        .put("query", "prometheus"));
        ArrayNode list = dashboard.putArray("panels");
        List<Panel> panels = panels();
        for (int i = 0; i < panels.size(); i++) {
            list.add(panel(panels.get(i), i));
        }
        return dashboard;
    }

    private List<Panel> panels() {
        Selectors selectors = promises.selectors();
        List<Panel> panels = new ArrayList<>(List.of(
                new Panel(
                        "Requests",
                        "reqps",
                        List.of(new Query(
                                "sum by (status) (rate(%s[5m]))".formatted(selectors.ofPlatform("http_requests_total")),
                                "{{status}}"))),
                new Panel(
                        "Response times of all requests",
                        "s",
                        Stream.of("0.5", "0.95", "0.99")
                                .map(quantile -> new Query(
                                        Histogram.ALL.quantile(quantile, selectors.platform()),
                                        "p" + quantile.substring(2)))
                                .toList())));
        promises.all().stream().map(Objective::record).distinct().forEach(record -> panels.add(budget(record)));
        Threshold.all(promises).stream()
                .map(row -> Map.entry(row.what(), row.figure()))
                .distinct()
                .filter(figure -> !figure.getValue().startsWith("histogram_quantile"))
                .forEach(figure -> panels.add(new Panel(
                        figure.getKey(), "percentunit", List.of(new Query(figure.getValue(), "{{instance}}")))));
        return panels;
    }

    /** How many times as fast as it may the budget is spent: 1 spends it in just 30 days. */
    private Panel budget(String record) {
        Objective promise = promises.all().stream()
                .filter(one -> one.record().equals(record))
                .findFirst()
                .orElseThrow();
        return new Panel(
                "Burn rate of the budget: " + record.replace('_', ' '),
                "none",
                BurnRate.windows().stream()
                        .map(window -> new Query(
                                "%s / %s".formatted(promise.recorded(window), promise.allowed()),
                                window + (promise.endpoint().isEmpty() ? "" : " {{endpoint}}")))
                        .toList());
    }

    private static ObjectNode panel(Panel panel, int number) {
        ObjectNode json =
                object().put("id", number + 1).put("type", "timeseries").put("title", panel.title());
        json.set("datasource", object().put("type", "prometheus").put("uid", "${datasource}"));
        json.set(
                "gridPos",
                object().put("x", number % 2 * WIDTH)
                        .put("y", number / 2 * HEIGHT)
                        .put("w", WIDTH)
                        .put("h", HEIGHT));
        json.putObject("fieldConfig")
                .putObject("defaults")
                .put("unit", panel.unit())
                .put("min", 0);
        ArrayNode targets = json.putArray("targets");
        for (int i = 0; i < panel.queries().size(); i++) {
            Query query = panel.queries().get(i);
            targets.add(object().put("refId", String.valueOf((char) ('A' + i)))
                    .put("expr", query.expression())
                    .put("legendFormat", query.legend()));
        }
        return json;
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
