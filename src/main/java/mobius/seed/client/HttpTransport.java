package mobius.seed.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import mobius.contract.Answer;
import mobius.http.Origin;
import mobius.http.WebClient;
import mobius.http.WebFailure;
import mobius.http.WebRequest;
import mobius.http.WebResponse;

/** Sends calls to one platform, each once, and classifies the result. */
public final class HttpTransport {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_BYTES = 64 << 20;
    private static final String REMEDY = "set mobius.target.base-url to the platform's address";

    private final WebClient client = new WebClient(MOST_BYTES);
    private final URI base;

    /**
     * Creates a transport.
     *
     * @param base the URL of the platform's root, with or without a path
     */
    public HttpTransport(URI base) {
        this.base = base;
    }

    /** The method and URL of a call, for messages: {@code POST http://localhost:8000/api/v1/projects}. */
    String name(Call call) {
        return call.method() + " " + Origin.url(base, call.path());
    }

    /**
     * Sends a call once.
     *
     * @throws SeedingException if another try would fail in the same way, for example because the certificate is not trusted
     */
    Attempt send(Call call) throws InterruptedException {
        try {
            return judge(call, client.send(request(call), call.patience()));
        } catch (WebFailure failure) {
            if (failure.isPassing()) {
                return new Attempt.Failed(failure.reason());
            }
            throw new SeedingException(name(call) + " " + failure.advice(REMEDY));
        }
    }

    /** Classifies a response. 408 and 5xx count as failures that another try may avoid. */
    private Attempt judge(Call call, WebResponse response) {
        if (response.refusesHost()) {
            throw new SeedingException(name(call) + " " + response.advice(REMEDY));
        }
        String request = name(call) + " for " + call.whose();
        Answer answer = Answer.of(request, response.status(), response::header, response.text());
        if (answer.isThrottled()) {
            return new Attempt.Throttled(answer.retryAfter(Instant.now()));
        }
        if (answer.status() == 408 || answer.status() >= 500) {
            return new Attempt.Failed(response.reason());
        }
        return new Attempt.Answered(answer);
    }

    private WebRequest request(Call call) {
        WebRequest request = WebRequest.of(call.method(), Origin.url(base, call.path()));
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
}
