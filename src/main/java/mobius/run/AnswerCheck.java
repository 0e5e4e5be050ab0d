package mobius.run;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether the platform answers at all. */
final class AnswerCheck {

    private final URI health;
    private final Duration patience;

    AnswerCheck(URI baseUrl, Duration patience) {
        this.health = baseUrl.resolve("/health");
        this.patience = patience;
    }

    /** Why no load should be sent, or empty when the platform answered that it is well. */
    Optional<String> problem() {
        HttpClient client = HttpClient.newBuilder().connectTimeout(patience).build();
        HttpRequest request = HttpRequest.newBuilder(health).timeout(patience).build();
        try {
            int status =
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            return status == 200 ? Optional.empty() : Optional.of(refusal("answers with status " + status));
        } catch (HttpTimeoutException slow) {
            return Optional.of(refusal("does not answer within " + patience.toMillis() + " ms"));
        } catch (ConnectException refused) {
            return Optional.of(
                    refusal(isUnresolved(refused) ? "has a host that cannot be found" : "refuses the connection"));
        } catch (IOException broken) {
            return Optional.of(refusal("does not answer (" + broken + ")"));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.of(refusal("was not asked: interrupted"));
        }
    }

    /** The client reports a name without an address as a connection that failed. */
    private static boolean isUnresolved(@Nullable Throwable failure) {
        return failure != null && (failure instanceof UnresolvedAddressException || isUnresolved(failure.getCause()));
    }

    private String refusal(String what) {
        return health + " " + what + "; start the platform there, or set mobius.target.base-url to where it answers";
    }
}
