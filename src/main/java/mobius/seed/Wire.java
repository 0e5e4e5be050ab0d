package mobius.seed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Instant;
import mobius.contract.RetryAfter;

/** Sends calls to one platform over HTTP/1.1, each once, and says what came of it. */
final class Wire {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
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
            return judge(call, http.send(request(call), BodyHandlers.ofString()));
        } catch (HttpTimeoutException slow) {
            return new Attempt.Failed("no answer within " + call.patience().toMillis() + " ms");
        } catch (ConnectException refused) {
            return new Attempt.Failed("no connection");
        } catch (IOException broken) {
            return new Attempt.Failed(broken.toString());
        }
    }

    private Attempt judge(Call call, HttpResponse<String> response) {
        int status = response.statusCode();
        if (status == 429) {
            return new Attempt.Throttled(
                    response.headers().firstValue("Retry-After").flatMap(wait -> RetryAfter.read(wait, Instant.now())));
        }
        if (status == 408 || status >= 500) {
            return new Attempt.Failed("status " + status);
        }
        return new Attempt.Answered(new Reply(name(call), status, json(response.body())));
    }

    private HttpRequest request(Call call) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(root + call.path())).timeout(call.patience());
        call.token().ifPresent(token -> request.header("Authorization", "Bearer " + token));
        call.body().ifPresent(body -> request.header("Content-Type", "application/json"));
        return request.method(
                        call.method(),
                        call.body()
                                .map(body -> BodyPublishers.ofString(text(body)))
                                .orElseGet(BodyPublishers::noBody))
                .build();
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
