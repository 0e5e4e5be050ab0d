package mobius.seed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import mobius.contract.RetryAfter;
import mobius.http.WebClient;
import mobius.http.WebFailure;
import mobius.http.WebRequest;
import mobius.http.WebResponse;

/** Sends calls to one platform over HTTP/1.1, each once, and says what came of it. */
final class Wire {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final int MOST_BYTES = 64 << 20;

    private final WebClient client = new WebClient(MOST_BYTES);
    private final String root;

    /**
     * A wire to one platform.
     *
     * @param root the base URL with the API prefix
     */
    Wire(String root) {
        this.root = root;
    }

    /** For messages: {@code POST http://localhost:8000/api/v1/projects}. */
    String name(Call call) {
        return call.method() + " " + root + call.path();
    }

    Attempt send(Call call) throws InterruptedException {
        try {
            return judge(call, client.send(request(call), call.patience()));
        } catch (WebFailure failure) {
            if (failure.isPassing()) {
                return new Attempt.Failed(failure.reason());
            }
            throw new SeedingException(root + call.path() + " "
                    + failure.advice("set mobius.target.base-url to where the platform answers"));
        }
    }

    private Attempt judge(Call call, WebResponse response) {
        int status = response.status();
        if (status == 429) {
            return new Attempt.Throttled(
                    response.header("Retry-After").flatMap(wait -> RetryAfter.read(wait, Instant.now())));
        }
        if (status == 408 || status >= 500) {
            return new Attempt.Failed(response.reason());
        }
        return new Attempt.Answered(new Reply(name(call), status, json(response.text())));
    }

    private WebRequest request(Call call) {
        WebRequest request = WebRequest.of(call.method(), URI.create(root + call.path()));
        if (call.token().isPresent()) {
            request = request.withToken(call.token().get());
        }
        return call.body().isPresent() ? request.withJson(text(call.body().get())) : request;
    }

    private static String text(Object body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** What is not JSON has no fields that anybody could use, and is then told by its status. */
    private static JsonNode json(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException other) {
            return MissingNode.getInstance();
        }
    }
}
