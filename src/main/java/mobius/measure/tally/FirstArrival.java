package mobius.measure.tally;

import java.util.OptionalLong;
import mobius.workload.Stage;
import mobius.workload.Window;
import mobius.workload.Workload;

/**
 * Arrival of the first user of a plan, by the scheduling of Gatling 3.15: each second of a stage receives as many whole users as
 * are due by its end, the first of them at its start. A slow ramp from zero therefore begins with seconds without arrivals.
 */
record FirstArrival(Workload plan) {

    /** Gatling rounds to ten digits before it counts whole users. */
    private static final double ONE_USER = 1 - 5e-11;

    /** Returns the time after the start of the injection; 0 if the plan never reaches a whole user. */
    long millis() {
        return plan.mix().shares().keySet().stream()
                .flatMapToLong(journey -> of(journey).stream())
                .min()
                .orElse(0);
    }

    /** The first arrival of one journey; empty if it has no whole user in any stage. */
    private OptionalLong of(String journey) {
        for (Window window : plan.windows()) {
            long second = secondOfTheFirst(journey, window.stage());
            if (second >= 0) {
                return OptionalLong.of(window.start().plusSeconds(second).toMillis());
            }
        }
        return OptionalLong.empty();
    }

    /** The second of the stage, from 0; -1 if the stage ends before a whole user is due. */
    private long secondOfTheFirst(String journey, Stage stage) {
        double from = plan.usersPerSecond(journey, stage.loadOf(journey).from());
        double to = plan.usersPerSecond(journey, stage.loadOf(journey).to());
        long seconds = stage.duration().toSeconds();
        if (stage.loadOf(journey).staysLevel()) {
            return Math.round(from * seconds) > 0 ? 0 : -1;
        }
        for (long second = 0; second < seconds; second++) {
            // The users due by the end of this second: the integral of a linear rate.
            double elapsed = second + 1;
            if (from * elapsed + (to - from) * elapsed * elapsed / (2 * seconds) >= ONE_USER) {
                return second;
            }
        }
        return -1;
    }
}
