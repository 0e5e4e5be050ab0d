package mobius.production;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import mobius.telemetry.exposition.Labels;
import mobius.telemetry.scrape.MetricSelections;
import mobius.telemetry.scrape.Role;

/** Separates the labels that identify the target of a series from the labels of the metric, and names each target. */
final class ScrapedTargets {

    static final String METRIC = "__name__";
    static final String UP = "up";

    /** Those that usually name a target, where a store has no {@code up} for it. */
    private static final Set<String> USUAL = Set.of(
            "job",
            "instance",
            "pod",
            "namespace",
            "container",
            "service",
            "node",
            "cluster",
            "replica",
            "prometheus",
            "prometheus_replica",
            "environment",
            "region",
            "zone");

    private static final Set<String> ADDRESS = Set.of("job", "instance");

    private final Map<Map<String, String>, Set<ScrapedTarget>> byAddress = new HashMap<>();
    private final Map<ScrapedTarget, String> names = new LinkedHashMap<>();
    private final Set<String> taken = new HashSet<>();

    /** Learns from {@code up}, which has the labels of a target and no other. */
    void learn(Collection<Series> series) {
        series.stream()
                .filter(one -> UP.equals(one.labels().get(METRIC)))
                .map(one -> new ScrapedTarget(only(one.labels(), label -> !label.equals(METRIC))))
                .forEach(target -> byAddress
                        .computeIfAbsent(address(target.labels()), first -> new HashSet<>())
                        .add(target));
    }

    /** The target of a series: the one that has the most labels, all of which the series has too. */
    ScrapedTarget of(Series series) {
        Map<String, String> all = series.labels();
        return byAddress.getOrDefault(address(all), Set.of()).stream()
                .filter(target -> all.entrySet().containsAll(target.labels().entrySet()))
                .max(Comparator.comparingInt(target -> target.labels().size()))
                .orElseGet(() ->
                        new ScrapedTarget(only(all, label -> (isOfOthers(all) ? ADDRESS : USUAL).contains(label))));
    }

    /** The labels of a series without those of its target. Series of containers need theirs: they are what they are about. */
    Labels ownLabels(Series series, ScrapedTarget target) {
        return Labels.of(only(
                series.labels(),
                label -> !label.equals(METRIC)
                        && (isOfOthers(series.labels()) || !target.labels().containsKey(label))));
    }

    /** The name of a target, different for each. */
    String nameOf(ScrapedTarget target) {
        return names.computeIfAbsent(target, first -> free(List.of(target.name(), target.longName())));
    }

    private String free(List<String> candidates) {
        String name = candidates.stream()
                .filter(candidate -> !taken.contains(candidate))
                .findFirst()
                .orElseGet(() -> candidates.get(candidates.size() - 1) + " " + (taken.size() + 1));
        taken.add(name);
        return name;
    }

    private static boolean isOfOthers(Map<String, String> labels) {
        return MetricSelections.of(Role.CONTAINER).includes(labels.getOrDefault(METRIC, ""));
    }

    private static Map<String, String> address(Map<String, String> labels) {
        return only(labels, ADDRESS::contains);
    }

    private static Map<String, String> only(Map<String, String> labels, Predicate<String> which) {
        Map<String, String> kept = new HashMap<>(labels);
        kept.keySet().removeIf(which.negate());
        return kept;
    }
}
