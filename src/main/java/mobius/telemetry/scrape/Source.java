package mobius.telemetry.scrape;

import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A server that tells its metrics.
 *
 * @param name under which they are recorded
 * @param role decides which of them are kept
 * @param url with the path, http or https
 * @param token sent as a bearer token, where the server wants one
 */
public record Source(String name, Role role, URI url, Optional<Supplier<String>> token) {}
