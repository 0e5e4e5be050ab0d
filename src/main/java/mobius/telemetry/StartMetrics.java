package mobius.telemetry;

/** Metrics of the start of a platform. */
public final class StartMetrics {

    public static final String SOURCE = "platform";

    /** Time from the start of its process, or of the restart command, to the first healthy response. */
    public static final String TO_FIRST_ANSWER_MILLIS = "start_to_first_answer_millis";

    private StartMetrics() {}
}
