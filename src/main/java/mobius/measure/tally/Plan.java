package mobius.measure.tally;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mobius.measure.MeasuredWindow;
import mobius.workload.Workload;

/**
 * The plan of a run.
 *
 * @param workload empty if only the log of the run is left
 * @param windows the measured windows
 */
public record Plan(Optional<Workload> workload, List<MeasuredWindow> windows) {

    /**
     * Delay of the first user in a cold JVM (70 to 90 ms on an idle machine, 230 ms on a busy one), which later users do not
     * have. Without this allowance, users who arrive at the first moment of a stage would be counted in the stage before.
     */
    public static final int LATENESS_MILLIS = 300;

    /** Returns the plan with the windows of its measured stages. */
    public static Plan of(Workload workload) {
        return new Plan(
                Optional.of(workload),
                workload.windows().stream()
                        .filter(window -> window.stage().measured())
                        .map(MeasuredWindow::of)
                        .toList());
    }

    /** Returns a plan with one window over the whole run. */
    static Plan ofWholeRun(long endMillis) {
        return new Plan(Optional.empty(), List.of(MeasuredWindow.wholeRun(endMillis)));
    }

    /** Returns the time from the start of the injection to the first arrival in the log; 0 without a plan. */
    long leadInMillis() {
        return workload.map(FirstArrival::new)
                .map(first -> first.millis() + LATENESS_MILLIS)
                .orElse(0L);
    }

    /** Returns the planned arrivals by second; empty without a plan. */
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
