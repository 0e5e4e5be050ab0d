package mobius.verdict.overload;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import mobius.measure.MeasuredWindow;
import mobius.measure.RequestStats;
import mobius.verdict.evidence.RunView;
import mobius.workload.Workload;
import org.jspecify.annotations.Nullable;

/**
 * The climb of a plan from a load that the platform should carry to one that it need not: a ramp or steps, in which all journeys
 * take part.
 *
 * @param rungs in the order of rising load, never empty
 * @param requestsPerSecondEachSecond the rise of the planned rate; 0 for steps
 */
public record LoadRamp(List<LoadLevel> rungs, double requestsPerSecondEachSecond) {

    /** Fewest steps: two make a bracket but not a climb. */
    private static final int FEWEST_STEPS = 3;

    /** Number of rungs before and after a point on a ramp over which its rate is averaged; fewer would have too few requests. */
    private static final int AROUND = 3;

    /** Returns the climb of a plan; empty if it has none. */
    public static Optional<LoadRamp> of(RunView run) {
        return run.workload().flatMap(plan -> ramp(run, plan).or(() -> steps(run, plan)));
    }

    /** Returns true for a ramp, false for steps. */
    boolean isRamp() {
        return requestsPerSecondEachSecond > 0;
    }

    /** Returns the rate of requests: on a ramp around the beginning of a rung, otherwise on the step. */
    double requestsPerSecond(RequestStats total, int rung) {
        int from = isRamp() ? Math.max(0, rung - AROUND) : rung;
        int to = isRamp() ? Math.min(rungs.size(), rung + AROUND) : rung + 1;
        List<LoadLevel> around = rungs.subList(from, to);
        double requests =
                around.stream().mapToLong(each -> each.of(total).count()).sum();
        return requests / around.stream().mapToDouble(LoadLevel::seconds).sum();
    }

    /** The first measured window that climbs beyond the peak with all journeys. */
    private static Optional<LoadRamp> ramp(RunView run, Workload plan) {
        return windows(run)
                .filter(number -> run.window(number).climbsBeyondThePeak())
                .filter(number -> allJourneysTakePart(run.window(number), plan))
                .mapToObj(number -> ramp(number, run.window(number), plan.peakRequestsPerSecond()))
                .findFirst();
    }

    /** Divides a ramp into rungs, one for each part of its window. */
    private static LoadRamp ramp(int number, MeasuredWindow window, double peak) {
        long length = window.endMillis() - window.startMillis();
        int parts = window.parts();
        List<LoadLevel> rungs = IntStream.range(0, parts)
                .mapToObj(part -> new LoadLevel(
                        number,
                        OptionalInt.of(part),
                        window.startMillis() + length * part / parts,
                        window.startMillis() + length * (part + 1) / parts))
                .toList();
        return new LoadRamp(rungs, (load(window.toLoad()) - load(window.fromLoad())) * peak * 1000 / length);
    }

    /** Steps are measured windows of constant, rising load, some of it above the peak. */
    private static Optional<LoadRamp> steps(RunView run, Workload plan) {
        List<MeasuredWindow> windows = run.measurement().windows();
        boolean rising = IntStream.range(1, windows.size())
                .allMatch(number -> load(run.window(number).fromLoad())
                        > load(run.window(number - 1).fromLoad()));
        boolean level = windows.stream().allMatch(window -> window.staysLevel() && allJourneysTakePart(window, plan));
        boolean beyondThePeak = windows.stream().anyMatch(window -> load(window.toLoad()) > 1);
        if (!(rising && level && beyondThePeak) || windows.size() < FEWEST_STEPS) {
            return Optional.empty();
        }
        return Optional.of(new LoadRamp(
                windows(run)
                        .mapToObj(number -> new LoadLevel(
                                number,
                                OptionalInt.empty(),
                                run.window(number).startMillis(),
                                run.window(number).endMillis()))
                        .toList(),
                0));
    }

    /** True if no journey has a load of its own in this window. */
    private static boolean allJourneysTakePart(MeasuredWindow window, Workload plan) {
        return plan.windows().stream()
                .filter(planned -> planned.start().toMillis() == window.startMillis())
                .allMatch(planned -> planned.stage().journeys().isEmpty());
    }

    private static IntStream windows(RunView run) {
        return IntStream.range(0, run.measurement().windows().size());
    }

    private static double load(@Nullable Double multiple) {
        return multiple == null ? 0 : multiple;
    }
}
