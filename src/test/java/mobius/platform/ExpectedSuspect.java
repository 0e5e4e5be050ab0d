package mobius.platform;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * What the first suspect of a run has to be.
 *
 * @param cause its id; empty if there must be none
 * @param subjects any of them, or one that continues with details after a colon; none if any will do
 */
record ExpectedSuspect(String cause, List<String> subjects) {

    private static final String UNKNOWN = "unknown";
    private static final String SLOW_ENDPOINT = "slow-endpoint";

    static final ExpectedSuspect NONE = new ExpectedSuspect("", List.of());

    ExpectedSuspect {
        subjects = List.copyOf(subjects);
    }

    static ExpectedSuspect of(String cause, String... subjects) {
        return new ExpectedSuspect(cause, List.of(subjects));
    }

    /**
     * The metrics do not show the cause. That has to be said, or the place has to be right.
     *
     * @param slow the endpoints that are slow
     */
    static ExpectedSuspect notKnown(String... slow) {
        return new ExpectedSuspect(UNKNOWN, List.of(slow));
    }

    /** Whether the cause itself has to be named. */
    boolean isNamed() {
        return !cause.isEmpty() && !cause.equals(UNKNOWN);
    }

    /** @param suspects of {@code verdict.json}, the likeliest first */
    boolean isMetBy(List<JsonNode> suspects) {
        if (cause.isEmpty() || suspects.isEmpty()) {
            return cause.isEmpty() && suspects.isEmpty();
        }
        String first = suspects.get(0).path("cause").asText();
        String subject = suspects.get(0).path("subject").asText();
        return cause.equals(UNKNOWN)
                ? first.equals(UNKNOWN) || (first.equals(SLOW_ENDPOINT) && isOneOf(subjects, subject))
                : first.equals(cause) && (subjects.isEmpty() || isOneOf(subjects, subject));
    }

    private static boolean isOneOf(List<String> subjects, String subject) {
        return subjects.stream().anyMatch(one -> subject.equals(one) || subject.startsWith(one + ": "));
    }

    @Override
    public String toString() {
        return cause.isEmpty() ? "none" : subjects.isEmpty() ? cause : cause + " of " + String.join(" or ", subjects);
    }
}
