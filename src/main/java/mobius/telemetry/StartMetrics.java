package mobius.telemetry;

/** What is kept of the start of a platform. */
public final class StartMetrics {

    public static final String SOURCE = "platform";

    /** From the start of its process, or of the command that restarts it, to its first healthy answer. */
    public static final String TO_FIRST_ANSWER_MILLIS = "start_to_first_answer_millis";

    private StartMetrics() {}
}
