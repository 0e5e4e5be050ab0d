package mobius.measure.tally;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mobius.measure.MeasuredWindow;
import mobius.workload.Workload;

/**
 * What a run should have been.
 *
 * @param workload empty for a run of which only the log is left
 * @param windows what is measured
 */
public record Plan(Optional<Workload> workload, List<MeasuredWindow> windows) {

    /**
     * The first user is late by what a cold JVM takes (70 to 90 ms on an idle machine, 230 on a busy one), the later ones are not. Without this allowance users who arrive at the
     * first moment of a stage would be counted to the one before.
     */
    public static final int LATENESS_MILLIS = 300;

    public static Plan of(Workload workload) {
        return new Plan(
                Optional.of(workload),
                workload.windows().stream()
                        .filter(window -> window.stage().measured())
                        .map(MeasuredWindow::of)
                        .toList());
    }

    static Plan ofWholeRun(long endMillis) {
        return new Plan(Optional.empty(), List.of(MeasuredWindow.wholeRun(endMillis)));
    }

    /** How long after the start of the injection the first user is seen; 0 without a plan. */
    long leadInMillis() {
        return workload.map(FirstArrival::new)
                .map(first -> first.millis() + LATENESS_MILLIS)
                .orElse(0L);
    }

    /** The users that should arrive, by second; empty without a plan. */
    Map<Integer, Double> usersPlanned() {
        Map<Integer, Double> planned = new HashMap<>();
        workload.ifPresent(plan -> {
            for (int second = 0; second * 1_000L < plan.duration().toMillis(); second++) {
                planned.put(second, plan.plannedUsers(Duration.ofSeconds(second), Duration.ofSeconds(second + 1L)));
            }
        });
        return planned;
    }
}
