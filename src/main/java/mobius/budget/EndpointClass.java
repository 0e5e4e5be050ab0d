package mobius.budget;

import java.time.Duration;
import java.util.Set;

/**
 * Endpoints that share a budget.
 *
 * @param name for example {@code read}
 * @param target the budget for p95
 * @param maximum the budget for p99, at least the target
 * @param endpoints each as method and path template, {@code GET /contexts/{id}}; a name with a remark in brackets, such as
 *     {@code POST /llm/stream (first chunk)}, applies to requests with exactly this name
 * @param inTotal true if its requests count for the latency of all requests together; uploads and completions do not
 */
public record EndpointClass(String name, Duration target, Duration maximum, Set<String> endpoints, boolean inTotal) {

    /**
     * Checks the limits.
     *
     * @throws IllegalArgumentException if the maximum is below the target
     */
    public EndpointClass {
        if (maximum.compareTo(target) < 0) {
            throw new IllegalArgumentException("class " + name + ": the maximum (p99) of " + maximum.toMillis()
                    + " ms is below the target (p95) of " + target.toMillis() + " ms");
        }
        endpoints = Set.copyOf(endpoints);
    }
}
