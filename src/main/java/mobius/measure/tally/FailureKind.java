package mobius.measure.tally;

import java.util.Locale;
import java.util.regex.Pattern;
import mobius.measure.Failures;
import mobius.measure.Measurement;

/** The way in which a request failed, as Gatling's message tells it: the log has neither statuses nor types of errors. */
enum FailureKind {
    SHED,
    TIMED_OUT,
    DISCONNECTED,
    WRONG;

    /** The suite's own checks: {@code answered 500} or {@code answered 200 with no list}. */
    private static final String ANSWERED = "answered ";

    /**
     * Gatling's checks begin their messages with their own name, {@code status.find.is(200), but actually found 500} or
     * {@code jmesPath(data.id).find.exists, found nothing}; what its client throws begins with a class in one-letter packages.
     */
    private static final Pattern CHECK =
            Pattern.compile("[a-z][A-Za-z0-9]+([.(]| preparation| extraction).*", Pattern.DOTALL);

    static FailureKind of(String message) {
        if (message.equals(Measurement.SHED)) {
            return SHED;
        }
        if (message.startsWith(ANSWERED) || CHECK.matcher(message).matches()) {
            return WRONG;
        }
        String lower = message.toLowerCase(Locale.ROOT);
        return lower.contains("timeout") || lower.contains("timed out") ? TIMED_OUT : DISCONNECTED;
    }

    /** One failure of this kind. */
    Failures one() {
        return switch (this) {
            case SHED -> new Failures(1, 0, 0, 0);
            case TIMED_OUT -> new Failures(0, 1, 0, 0);
            case DISCONNECTED -> new Failures(0, 0, 1, 0);
            case WRONG -> new Failures(0, 0, 0, 1);
        };
    }
}
