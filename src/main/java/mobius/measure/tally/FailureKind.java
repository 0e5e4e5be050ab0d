package mobius.measure.tally;

import java.util.Locale;
import java.util.regex.Pattern;
import mobius.measure.Failures;
import mobius.measure.Measurement;

/** Kind of a failed request, by the message in the log. The log has neither statuses nor error types. */
enum FailureKind {
    SHED,
    TIMED_OUT,
    DISCONNECTED,
    WRONG;

    /** Prefix of the suite's own checks: {@code answered 500} or {@code answered 200 with no list}. */
    private static final String ANSWERED = "answered ";

    /**
     * Messages of Gatling's checks begin with the name of the check, as in {@code status.find.is(200), but actually found 500} or
     * {@code jmesPath(data.id).find.exists, found nothing}. Messages of its client begin with a class in one-letter packages.
     */
    private static final Pattern CHECK =
            Pattern.compile("[a-z][A-Za-z0-9]+([.(]| preparation| extraction).*", Pattern.DOTALL);

    /** Classifies a failure. Anything that is neither a check nor a timeout is a connection failure. */
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

    /** Returns one failure of this kind. */
    Failures one() {
        return switch (this) {
            case SHED -> new Failures(1, 0, 0, 0);
            case TIMED_OUT -> new Failures(0, 1, 0, 0);
            case DISCONNECTED -> new Failures(0, 0, 1, 0);
            case WRONG -> new Failures(0, 0, 0, 1);
        };
    }
}
