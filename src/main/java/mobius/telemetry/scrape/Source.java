package mobius.telemetry.scrape;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import mobius.telemetry.exposition.Metric;

/**
 * A server that exposes metrics.
 *
 * @param name under which they are recorded
 * @param role which determines the metrics that are kept
 * @param url with the path, http or https
 * @param token sent as a bearer token; empty if the server needs none
 * @param only picks processes or containers of a server that exposes many; its own process is then left out
 */
public record Source(String name, Role role, URI url, Optional<Supplier<String>> token, Optional<LabelFilter> only) {

    public Source(String name, Role role, URI url, Optional<Supplier<String>> token) {
        this(name, role, url, token, Optional.empty());
    }

    /**
     * Returns the values of a scrape. Processes or containers that are not picked are left out, because an exporter exposes all
     * of a machine.
     */
    List<Reading> readings(List<Metric> metrics) {
        return MetricSelections.of(role)
                .reduce(
                        metrics,
                        labels -> only.map(filter -> filter.test(labels)).orElse(role != Role.API))
                .stream()
                .filter(reading -> only.isEmpty() || !reading.part().isEmpty())
                .toList();
    }

    /** Returns the name under which a part is recorded. */
    String nameOf(String part) {
        return part.isEmpty() ? name : name + "/" + part;
    }
}
