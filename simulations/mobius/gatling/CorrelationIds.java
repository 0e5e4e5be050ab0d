package mobius.gatling;

import java.util.concurrent.atomic.AtomicLong;

/** Ids by which a request of this run is found in the platform's logs: {@code load-<run>-<number>}. */
final class CorrelationIds {

    static final String HEADER = "X-Correlation-ID";

    private final String prefix;
    private final AtomicLong number = new AtomicLong();

    CorrelationIds(String runId) {
        this.prefix = "load-" + runId + "-";
    }

    String next() {
        return prefix + number.incrementAndGet();
    }
}
