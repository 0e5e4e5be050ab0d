package mobius.budget;

import java.time.Duration;
import java.util.Set;

/**
 * Endpoints that share a budget.
 *
 * @param name for example {@code read}
 * @param target the budget of p95
 * @param maximum the budget of p99, not below the target
 * @param endpoints the endpoints in it, each as method and path template: {@code GET /contexts/{id}}; with a remark in brackets
 *     behind it, as in {@code POST /llm/stream (first chunk)}, only what has this name in a run
 * @param inTotal whether its requests count for the latency of all requests together; uploads and completions do not
 */
public record EndpointClass(String name, Duration target, Duration maximum, Set<String> endpoints, boolean inTotal) {

    public EndpointClass {
        if (maximum.compareTo(target) < 0) {
            throw new IllegalArgumentException("class " + name + ": the maximum (p99) of " + maximum.toMillis()
                    + " ms is below the target (p95) of " + target.toMillis() + " ms");
        }
        endpoints = Set.copyOf(endpoints);
    }
}
