package mobius.platform;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * What the verdict of a run on the real platform suspects.
 *
 * @param fault what was planted
 * @param dropIn whether the platform served the metrics of the drop-in
 * @param summary the verdict in a line
 * @param suspects the array of {@code verdict.json}, the likeliest first
 */
record RealSuspicion(RealFault fault, boolean dropIn, String summary, List<JsonNode> suspects) {

    boolean isRight() {
        return fault.expected(dropIn).isMetBy(suspects);
    }

    /** Whether the first suspect is the planted cause itself. */
    boolean isNamed() {
        return fault.expected(dropIn).isNamed() && isRight();
    }

    /** Whether a cause of latency is suspected. */
    boolean blamesLatency() {
        return suspects.stream()
                .anyMatch(suspect -> !suspect.path("cause").asText().equals("errors"));
    }

    /** A line with the fault and all suspects, the first one with its evidence, and a line with the verdict. */
    @Override
    public String toString() {
        List<String> named = suspects.stream()
                .map(suspect -> suspect.path("cause").asText() + " of "
                        + suspect.path("subject").asText())
                .toList();
        String evidence = suspects.isEmpty() ? "" : " " + suspects.get(0).path("evidence");
        return "%s, %s: %s, expected %s: %s%s%n    %s"
                .formatted(
                        fault.label(),
                        dropIn ? "drop-in" : "stock",
                        isRight() ? "right" : "WRONG",
                        fault.expected(dropIn),
                        named,
                        evidence,
                        summary);
    }
}
