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
final class Choice {

    private final Map<String, Kept> names;
    private final List<Kept> beginnings;

    private record Key(String name, Labels labels) {}

    Choice(List<Kept> kept) {
        names = kept.stream().filter(one -> !one.isBeginning()).collect(toMap(Kept::name, identity()));
        beginnings = kept.stream().filter(Kept::isBeginning).toList();
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
        Set<String> dropped = find(metric.name()).map(Kept::summedOver).orElse(Set.of());
        return dropped.isEmpty() ? metric.labels() : metric.labels().only(label -> !dropped.contains(label));
    }

    private Optional<Kept> find(String metric) {
        Kept named = names.get(metric);
        return named != null
                ? Optional.of(named)
                : beginnings.stream()
                        .filter(many -> metric.startsWith(many.name()))
                        .findFirst();
    }
}
