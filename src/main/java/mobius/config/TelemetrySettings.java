package mobius.config;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import mobius.telemetry.scrape.Role;

/**
 * What is asked of the platform's servers during a run.
 *
 * @param interval between two scrapes of a source, above zero
 * @param timeout how long a scrape may take, above zero
 * @param sources may be none
 * @param database whose statistics are read with SQL; empty where no one is named
 */
public record TelemetrySettings(
        Duration interval, Duration timeout, List<Source> sources, Optional<Database> database) {

    /**
     * A server that tells its metrics.
     *
     * @param name under which they are recorded, different for each
     * @param role of the server
     * @param url with http or https and a host, or only a path, which is then one of the platform
     */
    public record Source(String name, Role role, URI url) {}

    /**
     * The platform's PostgreSQL.
     *
     * @param url of JDBC, without a user and a password
     * @param user who may read its statistics; empty for the one that the driver chooses
     */
    public record Database(String url, Optional<String> user) {}

    public TelemetrySettings {
        sources = List.copyOf(sources);
    }

    /** The same without any server: one injector of several asks them. */
    public TelemetrySettings ofNoServer() {
        return new TelemetrySettings(interval, timeout, List.of(), Optional.empty());
    }
}
