package mobius.config;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import mobius.telemetry.scrape.LabelFilter;
import mobius.telemetry.scrape.Role;

/**
 * Which metrics of the platform's servers are collected during a run.
 *
 * @param interval between two scrapes of a source, above zero
 * @param timeout of a scrape, above zero
 * @param sources may be empty
 * @param database whose statistics are read with SQL; empty if it is not set
 * @param prometheus that is read after the run, instead of all sources; empty if it is not set
 * @param traces where the traces of the platform are
 */
public record TelemetrySettings(
        Duration interval,
        Duration timeout,
        List<Source> sources,
        Optional<Database> database,
        Optional<Prometheus> prometheus,
        TraceSettings traces) {

    /**
     * A server that exposes metrics.
     *
     * @param name of the source in the recorded metrics, unique
     * @param role of the server
     * @param url with http or https and a host, or only a path of the platform
     * @param only picks the processes or containers of interest of a server that exposes many
     */
    public record Source(String name, Role role, URI url, Optional<LabelFilter> only) {

        public Source(String name, Role role, URI url) {
            this(name, role, url, Optional.empty());
        }
    }

    /**
     * The platform's PostgreSQL.
     *
     * @param url for JDBC, without user and password
     * @param user that may read its statistics; empty for the driver's default
     */
    public record Database(String url, Optional<String> user) {}

    /**
     * A Prometheus that scrapes the platform and its servers.
     *
     * @param url with http or https and a host, at most with a user
     * @param selector label matchers of the series of the platform and its servers
     */
    public record Prometheus(String url, String selector) {}

    public TelemetrySettings {
        sources = List.copyOf(sources);
    }

    public TelemetrySettings(Duration interval, Duration timeout, List<Source> sources, Optional<Database> database) {
        this(
                interval,
                timeout,
                sources,
                database,
                Optional.empty(),
                new TraceSettings(Optional.empty(), Optional.empty()));
    }

    /** Returns the same without the platform's servers, which one injector of several reads. Each reads the traces of its own requests. */
    public TelemetrySettings withoutServers() {
        return new TelemetrySettings(interval, timeout, List.of(), Optional.empty(), Optional.empty(), traces);
    }
}
