package mobius.production;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mobius.telemetry.scrape.MetricSelections;
import mobius.telemetry.scrape.Role;

/**
 * A server that a Prometheus scrapes: one instance, pod or worker.
 *
 * @param labels that Prometheus gives to all its series
 */
record ScrapedTarget(Map<String, String> labels) {

    ScrapedTarget {
        labels = Map.copyOf(labels);
    }

    /** The pod and its container, if there are any, as the series of a container are named; else the address. */
    String name() {
        String pod = Stream.of("pod", "container")
                .flatMap(label -> text(label).stream())
                .collect(Collectors.joining("/"));
        return text("pod")
                .map(known -> pod)
                .or(() -> text("instance"))
                .or(() -> text("job"))
                .orElse("platform");
    }

    /** The name where another target has the same one. */
    String longName() {
        return Stream.of("job", "namespace", "instance")
                .flatMap(label -> text(label).stream())
                .collect(Collectors.joining(" ", name() + " (", ")"));
    }

    /** What it is to the platform, by the names of its metrics; the platform itself where no exporter has any of them. */
    static Role role(Collection<String> metrics) {
        List<Role> exporters = Arrays.stream(Role.values())
                .filter(role -> role != Role.API)
                .filter(role -> metrics.stream().anyMatch(MetricSelections.of(role)::includes))
                .toList();
        return exporters.isEmpty() ? Role.API : exporters.get(0);
    }

    /** Whether its metrics include the CPU time of its own process, by whatever name. */
    static boolean hasCpu(Collection<String> metrics) {
        return metrics.stream().anyMatch(MetricSelections::isCpuOfProcess);
    }

    private Optional<String> text(String label) {
        return Optional.ofNullable(labels.get(label)).filter(value -> !value.isBlank());
    }
}
