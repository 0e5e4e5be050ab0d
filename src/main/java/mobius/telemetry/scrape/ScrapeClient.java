package mobius.telemetry.scrape;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import mobius.telemetry.exposition.Exposition;
import mobius.telemetry.exposition.ExpositionFormat;
import mobius.telemetry.exposition.ExpositionLimits;
import mobius.telemetry.exposition.ExpositionParser;

/** Gets the metrics of sources. */
final class ScrapeClient {

    /** Series are counted again when those of each core have been summed. */
    private static final ExpositionLimits LIMITS = new ExpositionLimits(ExpositionLimits.STANDARD.bytes(), 10_000);

    private static final int OK = 200;

    private final HttpClient client;
    private final Duration patience;

    /** @param patience for the whole answer, its last byte included */
    ScrapeClient(Duration patience) {
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(patience)
                .build();
        this.patience = patience;
    }

    /**
     * Asks a source once.
     *
     * @throws IOException when it gives no metrics; the message continues a sentence that starts with its URL
     */
    Exposition scrape(Source source) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = answer(request(source));
        if (answer.statusCode() != OK) {
            throw new IOException("answers with status " + answer.statusCode());
        }
        ExpositionParser parser = new ExpositionParser(Choices.of(source.role())::includes, LIMITS);
        try (InputStream text = text(answer)) {
            return parser.parse(text, ExpositionFormat.of(header(answer, "Content-Type")));
        } catch (EOFException | ZipException cut) {
            throw new IOException("is no whole gzip stream", cut);
        }
    }

    private HttpRequest request(Source source) {
        HttpRequest.Builder request = HttpRequest.newBuilder(source.url())
                .header("Accept", ExpositionFormat.ACCEPT)
                .header("Accept-Encoding", "gzip");
        source.token().ifPresent(token -> request.header("Authorization", "Bearer " + token.get()));
        return request.build();
    }

    /** The timeout of a request in the JDK's client ends with the headers, and a body may trickle for ever. */
    private HttpResponse<byte[]> answer(HttpRequest request) throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(request, headers -> new BoundedBody(LIMITS.bytes()));
        try {
            return answer.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException slow) {
            throw new IOException("has not answered within %d ms".formatted(patience.toMillis()), slow);
        } catch (ExecutionException failed) {
            throw failure(failed.getCause() == null ? failed : failed.getCause());
        } finally {
            answer.cancel(true);
        }
    }

    private static IOException failure(Throwable cause) {
        if (cause instanceof ConnectException) {
            return new IOException("cannot be connected to", cause);
        }
        String what = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return new IOException(what.startsWith("is ") ? what : "broke off (%s)".formatted(what), cause);
    }

    private static InputStream text(HttpResponse<byte[]> answer) throws IOException {
        InputStream body = new ByteArrayInputStream(answer.body());
        return header(answer, "Content-Encoding").equalsIgnoreCase("gzip") ? new GZIPInputStream(body) : body;
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
