package mobius.telemetry.scrape;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import mobius.telemetry.exposition.Metric;

/**
 * A server that tells its metrics.
 *
 * @param name under which they are recorded
 * @param role decides which of them are kept
 * @param url with the path, http or https
 * @param token sent as a bearer token, where the server wants one
 * @param only picks the processes or containers of interest of a server that exposes many; its own process is then left out
 */
public record Source(String name, Role role, URI url, Optional<Supplier<String>> token, Optional<LabelFilter> only) {

    public Source(String name, Role role, URI url, Optional<Supplier<String>> token) {
        this(name, role, url, token, Optional.empty());
    }

    /**
     * The figures of one scrape. Of processes or containers of which none is picked, none is taken for the platform: an exporter
     * exposes all that run on a machine.
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

    /** The name under which a part of it is recorded. */
    String nameOf(String part) {
        return part.isEmpty() ? name : name + "/" + part;
    }
}
