package mobius.workload;

import java.util.List;

/**
 * A part of the plan that is not offered, because the platform does not serve the endpoints that it needs.
 *
 * @param journey its name
 * @param missing the endpoints that the platform does not serve, sorted, never empty
 * @param whole whether the whole journey is left out, and not only its requests to the missing endpoints
 */
public record LeftOut(String journey, List<String> missing, boolean whole) {

    /**
     * Sorts the missing endpoints.
     *
     * @throws IllegalArgumentException if nothing is missing
     */
    public LeftOut {
        missing = missing.stream().sorted().toList();
        if (missing.isEmpty()) {
            throw new IllegalArgumentException("nothing is missing for " + journey);
        }
    }

    /** For messages: {@code ask-model (not served: POST /llm/complete)}. */
    @Override
    public String toString() {
        return journey + " (not served: " + String.join(", ", missing) + ")";
    }
}
