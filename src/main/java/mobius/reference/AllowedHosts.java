package mobius.reference;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import java.util.List;
import java.util.Locale;

/** Accepted host names of requests, by the rules of Starlette's TrustedHostMiddleware. The port is ignored. */
final class AllowedHosts {

    private final List<String> patterns;

    /**
     * Creates the rules.
     *
     * @param patterns host names, or {@code *.example.com} for all subdomains; an empty list accepts any host
     */
    AllowedHosts(List<String> patterns) {
        this.patterns = patterns.stream()
                .map(pattern -> pattern.toLowerCase(Locale.ROOT))
                .toList();
    }

    /** Returns true if the host of the request is accepted. A request without a host has an empty name. */
    boolean allow(HttpServerRequest request) {
        return patterns.isEmpty() || allow(host(request));
    }

    private boolean allow(String host) {
        return patterns.stream()
                .anyMatch(pattern -> pattern.startsWith("*")
                        ? pattern.equals("*") || host.endsWith(pattern.substring(1))
                        : host.equals(pattern));
    }

    private static String host(HttpServerRequest request) {
        HostAndPort authority = request.authority();
        return authority == null ? "" : authority.host().toLowerCase(Locale.ROOT);
    }
}
