package mobius.config;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import mobius.telemetry.scrape.LabelFilter;
import mobius.telemetry.scrape.Role;

/**
 * What is asked of the platform's servers during a run.
 *
 * @param interval between two scrapes of a source, above zero
 * @param timeout how long a scrape may take, above zero
 * @param sources may be none
 * @param database whose statistics are read with SQL; empty where no one is named
 * @param prometheus that is read after the run, instead of all sources; empty where no one is named
 */
public record TelemetrySettings(
        Duration interval,
        Duration timeout,
        List<Source> sources,
        Optional<Database> database,
        Optional<Prometheus> prometheus) {

    /**
     * A server that tells its metrics.
     *
     * @param name under which they are recorded, different for each
     * @param role of the server
     * @param url with http or https and a host, or only a path, which is then one of the platform
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
     * @param url of JDBC, without a user and a password
     * @param user who may read its statistics; empty for the one that the driver chooses
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

    public TelemetrySettings(
            Duration interval, Duration timeout, List<Source> sources, Optional<Database> database) {
        this(interval, timeout, sources, database, Optional.empty());
    }
}
