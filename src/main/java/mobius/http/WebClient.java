package mobius.http;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.GZIPInputStream;
import mobius.text.TextSanitizer;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests and reads complete responses, in bounded time and memory.
 *
 * <p>It uses HTTP/1.1 only: the JDK's client otherwise offers HTTP/2 in clear text, which uvicorn answers with 400. It follows at
 * most three redirects, and only on the same origin. A redirect from http to https leads to another origin: the load does not
 * follow redirects, and a token must not be sent in clear text first. Proxies are those of the JVM ({@code -Dhttp.proxyHost} and
 * so on), and certificates are checked against the JVM's trust store. Instances are thread-safe.
 */
public final class WebClient {

    private static final int MOST_REDIRECTS = 3;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final int mostBytes;

    /**
     * Creates a client.
     *
     * @param mostBytes the largest accepted body, both compressed and decompressed
     */
    public WebClient(int mostBytes) {
        this.mostBytes = mostBytes;
    }

    /**
     * Sends a request and follows its redirects.
     *
     * @param patience the time limit for everything, including redirects and the last byte of the body
     * @return the first response that is not a redirect, of any status
     * @throws WebFailure if there is no complete response
     * @throws InterruptedException if the thread is interrupted while waiting
     */
    public WebResponse send(WebRequest request, Duration patience) throws WebFailure, InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        WebRequest next = request;
        for (int redirects = 0; ; redirects++) {
            WebResponse response = exchange(next, patience, end);
            Optional<URI> location = redirection(next, response);
            if (location.isEmpty()) {
                return response;
            }
            if (redirects == MOST_REDIRECTS) {
                throw new WebFailure(
                        WebFailure.Kind.REDIRECT,
                        String.format(
                                Locale.ROOT,
                                "redirects more than %d times, finally to %s",
                                MOST_REDIRECTS,
                                TextSanitizer.line(location.get().toString())));
            }
            next = next.at(location.get());
        }
    }

    private WebResponse exchange(WebRequest request, Duration patience, long end)
            throws WebFailure, InterruptedException {
        AtomicBoolean begun = new AtomicBoolean();
        CompletableFuture<HttpResponse<byte[]>> answer = client.sendAsync(http(request), info -> {
            begun.set(true);
            return new BoundedBody(mostBytes);
        });
        try {
            // The timeout of a request in the JDK's client covers the headers only; a body could trickle without end.
            HttpResponse<byte[]> whole = answer.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            byte[] body = decompressed(whole.headers(), whole.body());
            return new WebResponse(request.url(), whole.statusCode(), whole.headers(), body);
        } catch (TimeoutException slow) {
            throw WebFailure.late(patience, begun.get());
        } catch (ExecutionException failed) {
            throw WebFailure.of(failed.getCause() == null ? failed : failed.getCause());
        } finally {
            answer.cancel(true);
        }
    }

    private static HttpRequest http(WebRequest request) {
        BodyPublisher body = request.body().map(BodyPublishers::ofString).orElseGet(BodyPublishers::noBody);
        HttpRequest.Builder http = HttpRequest.newBuilder(request.url())
                .method(request.method(), body)
                .header("Accept-Encoding", "gzip");
        request.headers().forEach(http::header);
        return http.build();
    }

    /**
     * Returns the target of a redirect; empty if the response is final. A 301, 302 or 303 is followed for GET and HEAD only, a
     * 307 or 308 for every method.
     */
    private static Optional<URI> redirection(WebRequest request, WebResponse response) throws WebFailure {
        boolean follows = switch (response.status()) {
            case 301, 302, 303 -> request.isRead();
            case 307, 308 -> true;
            default -> false;
        };
        Optional<String> location = response.header("Location").filter(to -> follows);
        return location.isEmpty() ? Optional.empty() : Optional.of(sameOrigin(request, response, location.get()));
    }

    /**
     * Resolves the location of a redirect.
     *
     * @throws WebFailure if it has another origin or is malformed
     */
    private static URI sameOrigin(WebRequest request, WebResponse response, String location) throws WebFailure {
        try {
            URI to = request.url().resolve(location);
            if (Origin.of(to).equals(Origin.of(request.url()))) {
                return to;
            }
        } catch (IllegalArgumentException malformed) {
            // Reported below, like any location that is not followed.
        }
        throw new WebFailure(
                WebFailure.Kind.REDIRECT,
                String.format(
                        Locale.ROOT,
                        "redirects with status %d to %s, which is not on the same scheme, host and port and is not followed",
                        response.status(),
                        TextSanitizer.line(location)));
    }

    /**
     * Removes the content encoding.
     *
     * @throws WebFailure if it is neither gzip nor identity, or if the body is damaged or too long
     */
    private byte[] decompressed(HttpHeaders headers, byte[] body) throws WebFailure {
        String encoding = headers.firstValue("Content-Encoding")
                .orElse("identity")
                .toLowerCase(Locale.ROOT)
                .strip();
        if (body.length == 0 || encoding.equals("identity")) {
            return body;
        }
        if (!encoding.equals("gzip") && !encoding.equals("x-gzip")) {
            throw new WebFailure(
                    WebFailure.Kind.ENCODING,
                    "is encoded as " + TextSanitizer.line(encoding) + ", although gzip was requested");
        }
        try (InputStream unzipped = new GZIPInputStream(new ByteArrayInputStream(body))) {
            byte[] whole = unzipped.readNBytes(mostBytes == Integer.MAX_VALUE ? mostBytes : mostBytes + 1);
            if (whole.length > mostBytes) {
                throw WebFailure.tooLong(mostBytes);
            }
            return whole;
        } catch (WebFailure tooLong) {
            throw tooLong;
        } catch (IOException damaged) {
            throw WebFailure.undecodable(damaged);
        }
    }

    /** Collects the bytes of a body up to a limit. Beyond it, the connection is closed. */
    private static final class BoundedBody implements BodySubscriber<byte[]> {

        private final int limit;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final CompletableFuture<byte[]> body = new CompletableFuture<>();
        private @Nullable Subscription subscription;

        BoundedBody(int limit) {
            this.limit = limit;
        }

        @Override
        public CompletionStage<byte[]> getBody() {
            return body;
        }

        @Override
        public void onSubscribe(Subscription subscription) {
            this.subscription = subscription;
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(List<ByteBuffer> buffers) {
            for (ByteBuffer buffer : buffers) {
                if (buffer.remaining() > limit - bytes.size()) {
                    breakOff();
                    return;
                }
                byte[] piece = new byte[buffer.remaining()];
                buffer.get(piece);
                bytes.writeBytes(piece);
            }
        }

        @Override
        public void onError(Throwable failure) {
            body.completeExceptionally(failure);
        }

        @Override
        public void onComplete() {
            body.complete(bytes.toByteArray());
        }

        private void breakOff() {
            bytes.reset();
            if (subscription != null) {
                subscription.cancel();
            }
            body.completeExceptionally(WebFailure.tooLong(limit));
        }
    }
}
