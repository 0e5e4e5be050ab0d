package mobius.reference.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import mobius.reference.store.Ids;

/** The correlation id of a request, by the rules of the platform's middleware. */
final class Correlation {

    static final CharSequence HEADER = HttpHeaders.createOptimized("X-Correlation-ID");

    private static final List<CharSequence> GIVEN =
            List.of(HEADER, HttpHeaders.createOptimized("X-Request-ID"), HttpHeaders.createOptimized("X-Trace-ID"));

    private Correlation() {}

    /** Returns the first id that the client sent, or a new one. */
    static String idOf(HttpServerRequest request) {
        for (CharSequence header : GIVEN) {
            String given = request.getHeader(header);
            if (given != null && !given.isBlank()) {
                return given;
            }
        }
        return Ids.draw(ThreadLocalRandom.current()).toString();
    }
}
