package mobius.target;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import mobius.contract.Contract;

/** What watches the platform, and its own description. */
final class MonitoringHandlers {

    private static final byte[] HEALTHY = "{\"status\":\"healthy\"}".getBytes(StandardCharsets.UTF_8);

    private final Metrics metrics;
    private final Answer contract;

    MonitoringHandlers(Metrics metrics, Contract contract) {
        this.metrics = metrics;
        this.contract = Answer.of(200, "application/json", contract.json().getBytes(StandardCharsets.UTF_8), Map.of());
    }

    /** By the names of the endpoints. */
    Map<String, Operation> operations() {
        Answer healthy = Answer.of(200, "application/json", HEALTHY, Map.of());
        Operation health = call -> call.send(healthy);
        return Map.of(
                "GET /", health,
                "GET /health", health,
                "GET /api/v1/health", health,
                "GET /metrics", Operation.answering(call -> metrics()),
                "GET /openapi.json", Operation.answering(call -> contract));
    }

    private Answer metrics() {
        return Answer.of(200, Metrics.CONTENT_TYPE, metrics.scrape(), Map.of());
    }
}
