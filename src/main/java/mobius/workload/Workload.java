package mobius.workload;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The load of one simulation: an open workload, in which users arrive by plan and do not wait for each other.
 *
 * @param peakRequestsPerSecond the expected peak ("1x") over all journeys, with the scale already in it, above zero
 * @param stages the plan in the order of time, never empty
 * @param mix who arrives
 */
public record Workload(double peakRequestsPerSecond, List<Stage> stages, TrafficMix mix) {

    public Workload {
        if (!(peakRequestsPerSecond > 0 && Double.isFinite(peakRequestsPerSecond))) {
            throw new IllegalArgumentException("the peak must be above 0 requests/s, not " + peakRequestsPerSecond);
        }
        if (stages.isEmpty()) {
            throw new IllegalArgumentException("a workload needs at least one stage");
        }
        stages = List.copyOf(stages);
    }

    /** How long users keep arriving. The run lasts longer by the journeys that are then still under way. */
    public Duration duration() {
        return stages.stream().map(Stage::duration).reduce(Duration.ZERO, Duration::plus);
    }

    /** When each stage takes place, in the order of time and without gaps. */
    public List<Window> windows() {
        List<Window> windows = new ArrayList<>();
        Duration start = Duration.ZERO;
        for (Stage stage : stages) {
            Duration end = start.plus(stage.duration());
            windows.add(new Window(stage, start, end));
            start = end;
        }
        return List.copyOf(windows);
    }

    /** Users of one journey per second at a load of {@code multiple} times the peak. */
    public double usersPerSecond(String journey, double multiple) {
        return mix.usersPerSecond(journey, multiple * peakRequestsPerSecond);
    }

    /** Users of all journeys that are planned to start between two moments after the start of the injection. */
    public double plannedUsers(Duration from, Duration to) {
        double requests = 0;
        for (Window window : windows()) {
            Duration start = later(from, window.start());
            Duration end = earlier(to, window.end());
            if (start.compareTo(end) < 0) {
                requests += peakRequestsPerSecond * meanLoad(window, start, end) * seconds(end.minus(start));
            }
        }
        return requests / mix.requestsPerUser();
    }

    /** The load is a straight line within a stage, so that its mean over a part is the mean of the part's two ends. */
    private static double meanLoad(Window window, Duration start, Duration end) {
        Stage stage = window.stage();
        return (stage.loadAfter(start.minus(window.start())) + stage.loadAfter(end.minus(window.start()))) / 2;
    }

    private static Duration later(Duration a, Duration b) {
        return a.compareTo(b) > 0 ? a : b;
    }

    private static Duration earlier(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
