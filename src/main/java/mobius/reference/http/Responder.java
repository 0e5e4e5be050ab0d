package mobius.reference.http;

import io.netty.buffer.Unpooled;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.internal.buffer.BufferInternal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes responses with their common headers and counts them. */
public final class Responder {

    private static final CharSequence SERVER_TIMING = HttpHeaders.createOptimized("Server-Timing");
    private static final CharSequence NO_SERVICE_TIME = HttpHeaders.createOptimized("service;dur=0.000");
    private static final CharSequence GZIP = HttpHeaders.createOptimized("gzip");
    private static final long NANOS_PER_MICRO = 1_000;

    /** Content length that the instrumentator records for a response without {@code Content-Length}. */
    public static final long UNKNOWN_LENGTH = 0;

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final long MILLIS_PER_SECOND = 1_000;

    private final Gzip gzip;
    private final Wire wire;
    private volatile Second latest = new Second(-1, "");

    /** A second since the epoch as the header {@code Date} has it. */
    private record Second(long number, String text) {}

    /**
     * Creates a responder.
     *
     * @param gzip compresses bodies
     * @param wire converts replies to the dialect
     */
    public Responder(Gzip gzip, Wire wire) {
        this.gzip = gzip;
        this.wire = wire;
    }

    Wire wire() {
        return wire;
    }

    /** Sends a complete response. If the client has disconnected, it is only counted. */
    void send(Call call, Answer answer) {
        HttpServerResponse response = begin(call, answer);
        byte[] body = answer.body().bytes();
        boolean compressed =
                answer.insideMiddleware() && gzip.applies(body, call.request().getHeader(HttpHeaders.ACCEPT_ENCODING));
        if (!response.closed()) {
            if (compressed) {
                sendCompressed(response, body);
            } else if (answer.status() == Answer.NO_CONTENT) {
                response.end();
            } else {
                response.end(BufferInternal.buffer(Unpooled.wrappedBuffer(body)));
            }
        }
        finish(call, answer.status(), compressed ? UNKNOWN_LENGTH : body.length);
    }

    /**
     * Sends a compressed body in chunks: the middleware turns each response into a stream, whose compressed length is unknown at
     * its start.
     */
    private void sendCompressed(HttpServerResponse response, byte[] body) {
        response.putHeader(HttpHeaders.CONTENT_ENCODING, GZIP);
        response.putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        response.setChunked(true).end(BufferInternal.buffer(Unpooled.wrappedBuffer(gzip.compress(body))));
    }

    /** Sets status and headers of a response without sending anything. */
    public HttpServerResponse begin(Call call, Answer answer) {
        HttpServerResponse response = call.request().response();
        response.setStatusCode(answer.status());
        if (!answer.contentType().isEmpty()) {
            response.putHeader(HttpHeaders.CONTENT_TYPE, answer.contentType());
        }
        if (answer.insideMiddleware()) {
            response.putHeader(Correlation.HEADER, call.correlationId());
        }
        response.putHeader(HttpHeaders.DATE, date());
        response.putHeader(SERVER_TIMING, serverTiming(call.serviceNanos()));
        answer.headers().forEach(response::putHeader);
        return response;
    }

    /**
     * Counts a finished response.
     *
     * @param contentLength in bytes, {@link #UNKNOWN_LENGTH} for a stream
     */
    public void finish(Call call, int status, long contentLength) {
        call.route().metrics().record(status, requestBytes(call.request()), contentLength, call.elapsedNanos());
    }

    /** All servers of the platform send it. It is written once a second, because a thousand responses share it. */
    private String date() {
        long number = System.currentTimeMillis() / MILLIS_PER_SECOND;
        Second second = latest;
        if (second.number != number) {
            second = new Second(number, DATE.format(Instant.ofEpochSecond(number)));
            latest = second;
        }
        return second.text;
    }

    /** The header of the service time, in milliseconds with three decimals. */
    private static CharSequence serverTiming(long nanos) {
        if (nanos == 0) {
            return NO_SERVICE_TIME;
        }
        long micros = (nanos + NANOS_PER_MICRO / 2) / NANOS_PER_MICRO;
        String fraction = Long.toString(1_000 + micros % 1_000);
        return "service;dur=" + micros / 1_000 + "." + fraction.substring(1);
    }

    private static long requestBytes(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null ? 0 : Long.parseLong(length);
    }
}
