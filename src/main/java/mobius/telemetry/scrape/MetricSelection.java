package mobius.telemetry.scrape;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mobius.telemetry.exposition.Labels;
import mobius.telemetry.exposition.Metric;

/**
 * The metrics that are kept of one server. Everything else is left where it is, and counters of each core or each handler are
 * summed, so that {@code telemetry.csv} does not grow with the size of a machine.
 */
final class MetricSelection {

    private final Map<String, MetricFilter> names;
    private final List<MetricFilter> beginnings;

    private record Key(String name, Labels labels) {}

    MetricSelection(List<MetricFilter> kept) {
        names = kept.stream().filter(one -> !one.isBeginning()).collect(toMap(MetricFilter::name, identity()));
        beginnings = kept.stream().filter(MetricFilter::isBeginning).toList();
    }

    boolean includes(String metric) {
        return find(metric).isPresent();
    }

    /** What is not finite makes its sum so too. */
    List<Metric> reduce(List<Metric> metrics) {
        Map<Key, Double> sums = new LinkedHashMap<>();
        for (Metric metric : metrics) {
            sums.merge(new Key(metric.name(), labels(metric)), metric.value(), Double::sum);
        }
        return sums.entrySet().stream()
                .map(sum -> new Metric(sum.getKey().name(), sum.getKey().labels(), sum.getValue()))
                .toList();
    }

    private Labels labels(Metric metric) {
        Set<String> dropped = find(metric.name()).map(MetricFilter::summedOver).orElse(Set.of());
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
