package mobius.measure.tally;

import java.util.OptionalLong;
import mobius.workload.Stage;
import mobius.workload.Window;
import mobius.workload.Workload;

/**
 * When the first user of a plan arrives, as Gatling 3.15 deals users out: in whole seconds of a stage, each of which gets as many
 * whole users as are due by its end, the first of them at its start. A slow ramp from zero therefore begins with seconds in
 * which nobody arrives.
 */
record FirstArrival(Workload plan) {

    /** Gatling rounds to ten digits before it counts whole users. */
    private static final double ONE_USER = 1 - 5e-11;

    /** After the start of the injection; 0 where the plan never gets to a whole user. */
    long millis() {
        return plan.mix().shares().keySet().stream()
                .flatMapToLong(journey -> of(journey).stream())
                .min()
                .orElse(0);
    }

    private OptionalLong of(String journey) {
        for (Window window : plan.windows()) {
            long second = secondOfTheFirst(journey, window.stage());
            if (second >= 0) {
                return OptionalLong.of(window.start().plusSeconds(second).toMillis());
            }
        }
        return OptionalLong.empty();
    }

    /** Below zero for a stage that is over before a whole user is due. */
    private long secondOfTheFirst(String journey, Stage stage) {
        double from = plan.usersPerSecond(journey, stage.loadOf(journey).from());
        double to = plan.usersPerSecond(journey, stage.loadOf(journey).to());
        long seconds = stage.duration().toSeconds();
        if (stage.loadOf(journey).staysLevel()) {
            return Math.round(from * seconds) > 0 ? 0 : -1;
        }
        for (long second = 0; second < seconds; second++) {
            double elapsed = second + 1;
            if (from * elapsed + (to - from) * elapsed * elapsed / (2 * seconds) >= ONE_USER) {
                return second;
            }
        }
        return -1;
    }
}
