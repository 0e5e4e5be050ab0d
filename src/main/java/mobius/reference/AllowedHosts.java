package mobius.reference;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import java.util.List;
import java.util.Locale;

/** Which hosts requests may name, by the rules of Starlette's TrustedHostMiddleware. The port does not matter. */
final class AllowedHosts {

    private final List<String> patterns;

    /** @param patterns names, and {@code *.example.com} for all below one; none allows all */
    AllowedHosts(List<String> patterns) {
        this.patterns = patterns.stream()
                .map(pattern -> pattern.toLowerCase(Locale.ROOT))
                .toList();
    }

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
