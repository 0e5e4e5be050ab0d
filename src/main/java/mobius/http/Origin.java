package mobius.http;

import java.net.URI;
import java.util.Locale;

/**
 * The server of a URL: scheme, host and port (RFC 6454). A bearer token is sent to one origin only.
 *
 * @param scheme in lower case
 * @param host in lower case
 * @param port the default port of the scheme if the URL has none
 */
public record Origin(String scheme, String host, int port) {

    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;

    /**
     * Returns the origin of a URL.
     *
     * @param url absolute, http or https
     */
    public static Origin of(URI url) {
        String scheme = lower(url.getScheme());
        int standard = scheme.equals("https") ? HTTPS_PORT : HTTP_PORT;
        return new Origin(scheme, lower(url.getHost()), url.getPort() == -1 ? standard : url.getPort());
    }

    /**
     * Returns the URL of a path below the path of a base URL. {@link URI#resolve} would drop the base's path.
     *
     * @param base with or without a path, as in {@code http://host/mobius}; a slash at its end is ignored
     * @param path begins with a slash and may have a query, as in {@code /api/v1/projects?limit=20}
     * @throws IllegalArgumentException if the result is not a URI
     */
    public static URI url(URI base, String path) {
        String start = base.toString();
        return URI.create((start.endsWith("/") ? start.substring(0, start.length() - 1) : start) + path);
    }

    private static String lower(String text) {
        return String.valueOf(text).toLowerCase(Locale.ROOT);
    }
}
