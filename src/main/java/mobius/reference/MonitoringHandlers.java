package mobius.reference;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import mobius.contract.Contract;
import mobius.reference.http.Answer;
import mobius.reference.http.Metrics;
import mobius.reference.http.Operation;

/** The endpoints for monitoring and for the OpenAPI document. */
final class MonitoringHandlers {

    private final Metrics metrics;
    private final Answer document;
    private final Answer root;

    /**
     * Creates the handlers. The document and the root are rendered once.
     *
     * @param served the contract in the dialect
     * @param apiPrefix precedes the paths of the API
     */
    MonitoringHandlers(Metrics metrics, Contract served, String apiPrefix) {
        this.metrics = metrics;
        byte[] text = ServedDocument.withPrefix(served, apiPrefix).getBytes(StandardCharsets.UTF_8);
        this.document = Answer.of(200, Answer.JSON, text, Map.of());
        this.root = Answer.json(root(served, apiPrefix));
    }

    /** Returns the operations by endpoint name. */
    Map<String, Operation> operations() {
        Answer healthy = Answer.json(Map.of("status", "healthy"));
        Operation health = call -> call.send(healthy);
        return Map.of(
                "GET /",
                call -> call.send(root),
                "GET /health",
                health,
                "GET /api/v1/health",
                health,
                "GET /metrics",
                Operation.answering(call -> metrics()),
                "GET /openapi.json",
                Operation.answering(call -> document));
    }

    /** The description of the platform. It lists a health check of the API even in builds without one, as the platform does. */
    private static Map<String, String> root(Contract served, String apiPrefix) {
        Map<String, String> root = new LinkedHashMap<>();
        root.put("name", "Mobius Context Platform");
        root.put("version", served.platformVersion());
        root.put("description", "Context engineering for AI coding assistants");
        root.put("docs", apiPrefix + "/docs");
        root.put("health", apiPrefix + "/health");
        return root;
    }

    private Answer metrics() {
        return Answer.of(200, Metrics.CONTENT_TYPE, metrics.scrape(), Map.of());
    }
}
