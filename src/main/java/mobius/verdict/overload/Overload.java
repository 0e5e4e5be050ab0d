package mobius.verdict.overload;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import mobius.verdict.evidence.RunView;
import mobius.workload.Ramp;
import mobius.workload.Stage;
import mobius.workload.Window;
import mobius.workload.Workload;

/**
 * The part of a run with a planned load above the expected peak.
 *
 * @param windows the indices of the measured windows in it
 * @param end of the last stage above the peak, after the start of the injection
 */
record Overload(List<Integer> windows, Duration end) {

    /** Returns the overload of a plan; empty if it stays within the expected peak. */
    static Optional<Overload> of(RunView run) {
        return run.workload().flatMap(Overload::end).map(end -> new Overload(windows(run), end));
    }

    /** The end of the last stage above the peak; empty if there is none. */
    private static Optional<Duration> end(Workload plan) {
        return plan.windows().stream()
                .filter(window -> isBeyondThePeak(window.stage()))
                .map(Window::end)
                .reduce((earlier, later) -> later);
    }

    /** The measured windows that do not decide. */
    private static List<Integer> windows(RunView run) {
        List<Integer> deciding = run.decidingWindows();
        return IntStream.range(0, run.measurement().windows().size())
                .filter(number -> !deciding.contains(number))
                .boxed()
                .toList();
    }

    private static boolean isBeyondThePeak(Stage stage) {
        Ramp load = stage.highest();
        return Math.max(load.from(), load.to()) > 1;
    }
}
