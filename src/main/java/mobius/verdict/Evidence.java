package mobius.verdict;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import mobius.budget.Budgets;
import mobius.measure.MeasuredWindow;
import mobius.measure.Measurement;
import mobius.telemetry.Telemetry;
import mobius.workload.Workload;
import org.jspecify.annotations.Nullable;

/**
 * All that a verdict rests on; each part of it is a file of the run folder.
 *
 * @param measurement the numbers
 * @param workload the plan; empty for a log from elsewhere
 * @param budgets what is acceptable
 * @param telemetry what the injector did meanwhile; empty when nobody watched it
 * @param conditions of the run
 */
public record Evidence(
        Measurement measurement,
        Optional<Workload> workload,
        Budgets budgets,
        Optional<Telemetry> telemetry,
        Conditions conditions) {

    /** Whether the run has a plan, and with it all the files that a run of this project leaves. */
    boolean isOfThisProject() {
        return workload.isPresent();
    }

    /** The measured windows at up to the expected peak, whose budgets decide. A run without a plan has one. */
    List<Integer> decidingWindows() {
        return windowsWhere(true);
    }

    /** The measured windows beyond the expected peak, whose latency is shown. */
    List<Integer> windowsBeyondPeak() {
        return windowsWhere(false);
    }

    MeasuredWindow window(int number) {
        return measurement.windows().get(number);
    }

    private List<Integer> windowsWhere(boolean upToPeak) {
        return IntStream.range(0, measurement.windows().size())
                .filter(number -> isUpToPeak(window(number)) == upToPeak)
                .boxed()
                .toList();
    }

    private static boolean isUpToPeak(MeasuredWindow window) {
        return atMostOnce(window.fromLoad()) && atMostOnce(window.toLoad());
    }

    private static boolean atMostOnce(@Nullable Double load) {
        return load == null || load <= 1;
    }
}
