package mobius.workload;

import java.util.List;

/**
 * A part of the plan that is not offered, because the platform does not serve what it needs.
 *
 * @param journey its name
 * @param missing what the platform does not serve, sorted, never empty
 * @param whole whether the whole journey is left out, and not just its requests to what is missing
 */
public record LeftOut(String journey, List<String> missing, boolean whole) {

    public LeftOut {
        missing = missing.stream().sorted().toList();
        if (missing.isEmpty()) {
            throw new IllegalArgumentException("nothing is missing for " + journey);
        }
    }

    /** {@code ask-model (not served: POST /llm/complete)}. */
    @Override
    public String toString() {
        return journey + " (not served: " + String.join(", ", missing) + ")";
    }
}
