package mobius.target;

import io.netty.buffer.Unpooled;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.internal.buffer.BufferInternal;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import mobius.target.store.Ids;
import org.jspecify.annotations.Nullable;

/** Writes responses with the headers that all of them have, and counts them. */
final class Responder {

    private static final CharSequence CORRELATION_ID = HttpHeaders.createOptimized("X-Correlation-ID");
    private static final CharSequence SERVER_TIMING = HttpHeaders.createOptimized("Server-Timing");
    private static final CharSequence NO_SERVICE_TIME = HttpHeaders.createOptimized("service;dur=0.000");
    private static final CharSequence GZIP = HttpHeaders.createOptimized("gzip");
    private static final long NANOS_PER_MICRO = 1_000;

    private final Gzip gzip;

    Responder(Gzip gzip) {
        this.gzip = gzip;
    }

    void send(Call call, Answer answer) {
        HttpServerResponse response = begin(call, answer.status(), answer.contentType());
        answer.headers().forEach(response::putHeader);
        byte[] body = encode(call.request(), response, answer.body().bytes());
        if (!response.closed()) {
            response.end(BufferInternal.buffer(Unpooled.wrappedBuffer(body)));
        }
        finish(call, answer.status(), body.length);
    }

    /** A response with its status and headers, of which nothing is sent yet. */
    HttpServerResponse begin(Call call, int status, String contentType) {
        HttpServerResponse response = call.request().response();
        response.setStatusCode(status);
        response.headers()
                .set(HttpHeaders.CONTENT_TYPE, contentType)
                .set(CORRELATION_ID, correlationId(call.request()))
                .set(SERVER_TIMING, serverTiming(call.serviceNanos()));
        return response;
    }

    /** Counts a response of that many bytes as done. */
    void finish(Call call, int status, long bodyBytes) {
        call.route().metrics().record(status, requestBytes(call.request()), bodyBytes, call.elapsedNanos());
    }

    private byte[] encode(HttpServerRequest request, HttpServerResponse response, byte[] body) {
        if (!gzip.applies(body, request.getHeader(HttpHeaders.ACCEPT_ENCODING))) {
            return body;
        }
        response.putHeader(HttpHeaders.CONTENT_ENCODING, GZIP);
        response.putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        return gzip.compress(body);
    }

    private static String correlationId(HttpServerRequest request) {
        @Nullable String given = request.getHeader(CORRELATION_ID);
        return given == null || given.isBlank() ? newId().toString() : given;
    }

    private static UUID newId() {
        return Ids.draw(ThreadLocalRandom.current());
    }

    /** The service time in milliseconds with three decimals. */
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
