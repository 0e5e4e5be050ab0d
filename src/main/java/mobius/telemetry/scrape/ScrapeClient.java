package mobius.telemetry.scrape;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
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
import mobius.text.TextSanitizer;

/** Gets the metrics of sources. */
final class ScrapeClient {

    /** Series are counted again when those of each core have been summed. */
    private static final ExpositionLimits LIMITS = new ExpositionLimits(ExpositionLimits.STANDARD.bytes(), 10_000);

    private static final int OK = 200;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 307, 308);
    private static final int MOST_REDIRECTS = 3;
    private static final int LONGEST_LOCATION = 200;
    private static final int LONGEST_ENCODING = 20;
    private static final int GZIP_MAGIC_1 = 0x1F;
    private static final int GZIP_MAGIC_2 = 0x8B;

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
        HttpResponse<byte[]> answer = followed(source);
        ExpositionParser parser = new ExpositionParser(Choices.of(source.role())::includes, LIMITS);
        try (InputStream text = text(answer)) {
            return parser.parse(text, ExpositionFormat.of(header(answer, "Content-Type")));
        } catch (EOFException | ZipException cut) {
            throw new IOException("is no whole gzip stream", cut);
        }
    }

    /** The answer of the source, where it sends elsewhere on the same server the answer from there. */
    private HttpResponse<byte[]> followed(Source source) throws IOException, InterruptedException {
        URI url = source.url();
        for (int redirects = 0; true; redirects++) {
            HttpResponse<byte[]> answer = answer(request(source, url));
            if (answer.statusCode() == OK) {
                return answer;
            }
            String location = header(answer, "Location");
            String status = "answers with status " + answer.statusCode();
            if (location.isEmpty() || !REDIRECTS.contains(answer.statusCode())) {
                throw new IOException(status);
            }
            url = elsewhere(url, location, status + " and sends to " + TextSanitizer.line(location, LONGEST_LOCATION));
            if (redirects == MOST_REDIRECTS) {
                throw new IOException(String.format(Locale.ROOT, "sends on more than %d times", MOST_REDIRECTS));
            }
        }
    }

    /** The token is for the server that was named, and for no other one. */
    private static URI elsewhere(URI from, String location, String what) throws IOException {
        try {
            URI to = from.resolve(URI.create(location));
            if (Objects.equals(from.getScheme(), to.getScheme())
                    && Objects.equals(from.getAuthority(), to.getAuthority())) {
                return to;
            }
        } catch (IllegalArgumentException noAddress) {
            throw new IOException(what + ", which is no address", noAddress);
        }
        throw new IOException(what + ", which is another server");
    }

    private static HttpRequest request(Source source, URI url) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
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
            throw new IOException(
                    String.format(Locale.ROOT, "has not answered within %d ms", patience.toMillis()), slow);
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
        String what = TextSanitizer.reason(cause);
        return new IOException(what.startsWith("is ") ? what : "broke off (%s)".formatted(what), cause);
    }

    private static InputStream text(HttpResponse<byte[]> answer) throws IOException {
        InputStream body = new ByteArrayInputStream(answer.body());
        String encoding = header(answer, "Content-Encoding").toLowerCase(Locale.ROOT);
        return switch (encoding) {
            case "", "identity" -> requireText(body);
            case "gzip", "x-gzip" -> requireText(new GZIPInputStream(body));
            default ->
                throw new IOException("is compressed with %s, which was not asked for"
                        .formatted(TextSanitizer.line(encoding, LONGEST_ENCODING)));
        };
    }

    /** A proxy that compresses what is compressed leaves a text that no parser can name. */
    private static InputStream requireText(InputStream body) throws IOException {
        BufferedInputStream text = new BufferedInputStream(body);
        text.mark(2);
        boolean isGzip = text.read() == GZIP_MAGIC_1 && text.read() == GZIP_MAGIC_2;
        text.reset();
        if (isGzip) {
            throw new IOException("is compressed once more than its Content-Encoding says");
        }
        return text;
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
