package mobius.http;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A request to one server. Its text consists of method and URL only, because a header may contain a token.
 *
 * @param method in upper case
 * @param url absolute, http or https
 * @param headers by name; {@code Accept-Encoding} is set by the client
 * @param body sent as UTF-8
 */
public record WebRequest(String method, URI url, Map<String, String> headers, Optional<String> body) {

    public WebRequest {
        headers = Map.copyOf(headers);
    }

    public static WebRequest get(URI url) {
        return new WebRequest("GET", url, Map.of(), Optional.empty());
    }

    /** Returns a request without a body. */
    public static WebRequest of(String method, URI url) {
        return new WebRequest(method, url, Map.of(), Optional.empty());
    }

    public WebRequest with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new WebRequest(method, url, more, body);
    }

    /**
     * Returns a copy with a bearer token. The client does not follow redirects to another origin, so that no other server
     * receives it.
     */
    public WebRequest withToken(String token) {
        return with("Authorization", "Bearer " + token);
    }

    public WebRequest withJson(String json) {
        return new WebRequest(method, url, headers, Optional.of(json)).with("Content-Type", "application/json");
    }

    WebRequest at(URI other) {
        return new WebRequest(method, other, headers, body);
    }

    boolean isRead() {
        return method.equals("GET") || method.equals("HEAD");
    }

    /** Returns method and URL, such as {@code POST http://localhost:8000/api/v1/projects}. */
    @Override
    public String toString() {
        return method + " " + url;
    }
}
