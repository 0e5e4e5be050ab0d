package mobius.run.leg;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/** The settings of a {@code LoadSimulation} that is one of several runs, at one steady load and with one measured window. */
public final class SteadyLoad {

    /** To start, for the last users to leave, and to judge: far more than the longest run has needed. */
    private static final Duration AROUND = Duration.ofMinutes(10);

    private SteadyLoad() {}

    /** How long the run may take at most: what is still there after that hangs. */
    public static Duration limit(Duration settle, Duration measured) {
        return settle.plus(measured).multipliedBy(2).plus(AROUND);
    }

    /**
     * The settings by name.
     *
     * @param settle how long the load settles first, in whole seconds
     * @param measured how long it is then measured, in whole seconds
     */
    static Map<String, String> of(Duration settle, Duration measured) {
        return Map.of(
                "mobius.load.stages",
                String.format(
                        Locale.ROOT,
                        "[{name=settle,duration=%ds,from=1,to=1,measured=false},{name=hold,duration=%ds,from=1,to=1,measured=true}]",
                        settle.toSeconds(),
                        measured.toSeconds()),
                // What decides lies between the runs; the statistics within one of them do not.
                "mobius.load.smoke-check",
                "true",
                // What such runs ask of a platform is no history of what it usually does.
                "mobius.history.keep",
                "0");
    }
}
