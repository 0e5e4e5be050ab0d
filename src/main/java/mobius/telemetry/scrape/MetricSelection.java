package mobius.telemetry.scrape;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import mobius.telemetry.exposition.Labels;
import mobius.telemetry.exposition.Metric;

/**
 * The metrics that are kept of one server, under the names that the rest of the suite knows. Everything else is left where it is,
 * and counters of each core or each handler are summed, so that {@code telemetry.csv} does not grow with the size of a machine.
 */
public final class MetricSelection {

    /** What an exporter exposes of others. The process that it exposes as well is its own. */
    private static final List<String> OF_OTHERS = List.of("gunicorn_", "namedprocess_", "container_", "kube_");

    private static final String OF_A_PROCESS = "process_";

    private final Map<String, MetricFilter> names;
    private final List<MetricFilter> beginnings;
    private final Map<String, List<Ranked>> stock = new LinkedHashMap<>();
    private final String cores;

    private record Ranked(StockName name, int rank) {}

    MetricSelection(List<MetricFilter> kept) {
        this(kept, List.of(), StockNames.CORES);
    }

    /**
     * A selection.
     *
     * @param stock the names that are translated, the better one of two for the same figure first
     * @param cores what the limit of a container is called
     */
    MetricSelection(List<MetricFilter> kept, List<StockName> stock, String cores) {
        this.names = kept.stream().filter(one -> !one.isBeginning()).collect(toMap(MetricFilter::name, identity()));
        this.beginnings = kept.stream().filter(MetricFilter::isBeginning).toList();
        this.cores = cores;
        int rank = 0;
        for (StockName name : stock) {
            rank += name.alongside() ? 0 : 1;
            this.stock.computeIfAbsent(name.name(), first -> new ArrayList<>()).add(new Ranked(name, rank));
        }
    }

    /** Whether any reader knows the metric. */
    public boolean includes(String metric) {
        return stock.containsKey(metric) || find(metric).isPresent();
    }

    /** What a metric is recorded as; none where it is left out, or is one of processes that must be picked first. */
    Stream<String> canonicalNames(String metric) {
        return Stream.concat(
                find(metric).stream().map(filter -> metric),
                stock.getOrDefault(metric, List.of()).stream()
                        .map(Ranked::name)
                        .filter(name -> name.part() != Part.GROUP)
                        .map(StockName::canonical));
    }

    /** Whether a metric is of its source itself, and not of processes or containers that it exposes. */
    boolean isOfWhole(String metric) {
        return stock.getOrDefault(metric, List.of()).stream()
                .allMatch(one -> one.name().part() == Part.WHOLE);
    }

    /**
     * The figures of one moment. What is not finite makes its sum so too.
     *
     * @param parts which processes or containers are of interest, by the labels of a series that is of one
     */
    public List<Reading> reduce(List<Metric> metrics, Predicate<Labels> parts) {
        Map<String, PartValues> byPart = new LinkedHashMap<>();
        boolean isExporter =
                metrics.stream().anyMatch(metric -> OF_OTHERS.stream().anyMatch(metric.name()::startsWith));
        metrics.stream()
                .filter(metric -> !isExporter || !metric.name().startsWith(OF_A_PROCESS))
                .forEach(metric -> add(metric, parts, byPart));
        List<Reading> readings = new ArrayList<>();
        byPart.forEach((part, values) -> values.forEach(
                cores,
                (name, series) -> series.forEach(
                        (labels, value) -> readings.add(new Reading(part, new Metric(name, labels, value))))));
        return readings;
    }

    private void add(Metric metric, Predicate<Labels> parts, Map<String, PartValues> byPart) {
        List<Ranked> translations = stock.getOrDefault(metric.name(), List.of());
        for (Ranked one : translations) {
            if (one.name().matches(metric.labels()) && isOfInterest(one.name().part(), metric.labels(), parts)) {
                values(byPart, one.name().part().of(metric.labels()).orElse(""))
                        .add(one.name().translated(metric), one.rank());
            }
        }
        find(metric.name())
                .ifPresent(filter -> values(byPart, "")
                        .add(new Metric(metric.name(), without(filter.summedOver(), metric), metric.value()), 0));
    }

    private static boolean isOfInterest(Part part, Labels labels, Predicate<Labels> parts) {
        return part == Part.WHOLE || parts.test(labels);
    }

    private static PartValues values(Map<String, PartValues> byPart, String part) {
        return byPart.computeIfAbsent(part, first -> new PartValues());
    }

    private static Labels without(Set<String> dropped, Metric metric) {
        return dropped.isEmpty() ? metric.labels() : metric.labels().only(label -> !dropped.contains(label));
    }

    private Optional<MetricFilter> find(String metric) {
        MetricFilter named = names.get(metric);
        return named != null
                ? Optional.of(named)
                : beginnings.stream()
                        .filter(many -> metric.startsWith(many.name()))
                        .findFirst();
    }
}
