package mobius.config.hocon;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

/** The setting for the URL of a platform: scheme, host, optional port and optional path. */
public final class BaseUrl {

    /** A URL without credentials, query and fragment. */
    public static final Kind<URI> KIND = new Kind<>(BaseUrl::read, URI.create("http://localhost"));

    /** Hosts for which the remedy suggests http instead of https. */
    private static final Pattern SAME_MACHINE = Pattern.compile("(localhost|127\\.|\\[::1]).*");

    /** Credentials before the host, also in text that is not a valid URL. */
    private static final Pattern CREDENTIALS = Pattern.compile("^(.*://)?[^/?#]*@");

    private BaseUrl() {}

    /**
     * A URL that does not end with the path of the API.
     *
     * @param apiPrefix the path of the API
     */
    public static Kind<URI> above(String apiPrefix) {
        return new Kind<>(text -> withoutPrefix(read(text), apiPrefix), KIND.standIn());
    }

    /** Reads a URL and removes slashes at its end. The message about a URL with credentials does not repeat it. */
    private static URI read(String text) throws InvalidValue {
        if (CREDENTIALS.matcher(text).find()) {
            throw InvalidValue.secret(
                    "carries a user name or password", "write the URL without it and export MOBIUS_PASSWORD=...");
        }
        InvalidValue.unless(text.contains("://"), "has no scheme", "write " + withScheme(text));
        URI url = parse(text);
        String scheme = String.valueOf(url.getScheme());
        boolean known = scheme.equals("http") || scheme.equals("https");
        InvalidValue.unless(known, "has the unsupported scheme " + scheme, "write http:// or https://");
        requireHost(url);
        String bare = scheme + "://" + url.getAuthority() + path(url);
        InvalidValue.unless(
                url.getQuery() == null && url.getFragment() == null, "has a query or fragment", "write " + bare);
        InvalidValue.unless(
                bare.equals(URI.create(bare).normalize().toString()),
                "has a path with empty or dotted parts",
                "write " + URI.create(bare).normalize());
        return URI.create(bare);
    }

    private static String path(URI url) {
        return url.getRawPath().replaceFirst("/+$", "");
    }

    /**
     * Refuses a URL that ends with the API prefix. The platform's web client is configured with the prefix, but the suite appends
     * it itself, because {@code /health} is outside of it.
     */
    private static URI withoutPrefix(URI url, String apiPrefix) throws InvalidValue {
        boolean ends = !apiPrefix.isEmpty() && url.getRawPath().endsWith(apiPrefix);
        String rest = url.toString().substring(0, url.toString().length() - (ends ? apiPrefix.length() : 0));
        InvalidValue.unless(!ends, "ends with mobius.target.api-prefix, which the suite appends", "write " + rest);
        return url;
    }

    private static String withScheme(String text) {
        return (SAME_MACHINE.matcher(text).matches() ? "http://" : "https://") + text;
    }

    private static URI parse(String text) throws InvalidValue {
        try {
            return new URI(text);
        } catch (URISyntaxException notAUrl) {
            throw new InvalidValue("is not a URL", "write one like http://localhost:8000");
        }
    }

    private static void requireHost(URI url) throws InvalidValue {
        InvalidValue.unless(url.getHost() != null, "has no valid host name", "write one like http://localhost:8000");
        boolean portExists = url.getPort() == -1 || (url.getPort() > 0 && url.getPort() <= 65_535);
        InvalidValue.unless(portExists, "has a port that does not exist", "write one from 1 to 65535");
    }
}
