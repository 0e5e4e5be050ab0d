package mobius.production;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The URL of a Prometheus server: {@code http://localhost:9090}, or with a path if a proxy adds one. It never contains a
 * password, so it can be displayed and stored.
 *
 * @param base without a slash at its end and without the user
 * @param user for basic authentication, the only kind that Prometheus itself offers
 */
public record PrometheusUrl(String base, Optional<String> user) {

    private static final String EXAMPLE = "write it like http://localhost:9090";

    /**
     * Parses a URL.
     *
     * @throws ProductionException if the text is not a valid URL, or contains a password or a query; the message does not repeat
     *     the text
     */
    public static PrometheusUrl parse(String text) {
        URI url = uri(text);
        boolean isHttp = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
        if (!isHttp || url.getHost() == null) {
            throw new ProductionException("--prometheus is not a URL with http:// or https:// and a host; " + EXAMPLE);
        }
        Optional<String> user = Optional.ofNullable(url.getUserInfo()).filter(info -> !info.isEmpty());
        if (user.filter(info -> info.contains(":")).isPresent()) {
            throw new ProductionException("--prometheus carries a password; write the URL with the user alone, like"
                    + " http://user@localhost:9090, and export MOBIUS_PROMETHEUS_PASSWORD=...");
        }
        if (url.getRawQuery() != null || url.getRawFragment() != null) {
            throw new ProductionException("--prometheus carries parameters; write the URL without them and, if it"
                    + " requires a bearer token, export MOBIUS_PROMETHEUS_TOKEN=...");
        }
        String port = url.getPort() < 0 ? "" : ":" + url.getPort();
        String path = url.getRawPath().replaceFirst("/+$", "");
        return new PrometheusUrl(url.getScheme() + "://" + url.getHost() + port + path, user);
    }

    private static URI uri(String text) {
        try {
            return new URI(text.strip());
        } catch (URISyntaxException malformed) {
            // The text may contain a password, so neither it nor the cause is repeated.
            throw new ProductionException("--prometheus is not a URL; " + EXAMPLE);
        }
    }

    /** The URL of a call to the HTTP API. */
    URI of(String call, Map<String, String> parameters) {
        String query = parameters.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + encoded(parameter.getValue()))
                .sorted()
                .collect(Collectors.joining("&"));
        return URI.create(base + "/api/v1/" + call + "?" + query);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** The URL without the user. */
    @Override
    public String toString() {
        return base;
    }
}
