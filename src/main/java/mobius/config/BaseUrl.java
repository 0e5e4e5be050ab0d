package mobius.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

/** The setting of where the platform answers: scheme, host, perhaps a port, and nothing else. */
final class BaseUrl {

    static final Kind<URI> KIND = new Kind<>(BaseUrl::read, URI.create("http://localhost"));

    private static final Pattern SAME_MACHINE = Pattern.compile("(localhost|127\\.|\\[::1]).*");

    private static final Pattern CREDENTIALS = Pattern.compile("^(.*://)?[^/?#]*@");

    private BaseUrl() {}

    private static URI read(String text) throws Unfit {
        if (CREDENTIALS.matcher(text).find()) {
            throw Unfit.secret(
                    "carries a user name or password", "write the URL without it and export MOBIUS_PASSWORD=...");
        }
        Unfit.unless(text.contains("://"), "has no scheme", "write " + withScheme(text));
        URI url = parse(text);
        String scheme = String.valueOf(url.getScheme());
        boolean known = scheme.equals("http") || scheme.equals("https");
        Unfit.unless(known, "has the unsupported scheme " + scheme, "write http:// or https://");
        requireHost(url);
        String bare = scheme + "://" + url.getAuthority();
        boolean hasPath = !(url.getPath().isEmpty() || url.getPath().equals("/"));
        Unfit.unless(!hasPath, "has a path", "write " + bare + " and put the path into mobius.target.api-prefix");
        Unfit.unless(url.getQuery() == null && url.getFragment() == null, "has a query or fragment", "write " + bare);
        return URI.create(bare);
    }

    private static String withScheme(String text) {
        return (SAME_MACHINE.matcher(text).matches() ? "http://" : "https://") + text;
    }

    private static URI parse(String text) throws Unfit {
        try {
            return new URI(text);
        } catch (URISyntaxException notAUrl) {
            throw new Unfit("is not a URL", "write one like http://localhost:8000");
        }
    }

    private static void requireHost(URI url) throws Unfit {
        Unfit.unless(url.getHost() != null, "has no valid host name", "write one like http://localhost:8000");
        boolean portExists = url.getPort() == -1 || (url.getPort() > 0 && url.getPort() <= 65_535);
        Unfit.unless(portExists, "has a port that does not exist", "write one from 1 to 65535");
    }
}
