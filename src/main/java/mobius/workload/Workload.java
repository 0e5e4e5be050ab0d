package mobius.workload;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The load of one simulation: an open workload, in which users arrive as planned and do not wait for each other.
 *
 * @param peakRequestsPerSecond the expected peak ("1x") over all journeys, including the scale, above zero
 * @param thinkTime the mean pause of a user after each request, zero or more
 * @param stages in chronological order, never empty
 * @param mix the journeys of the users
 * @param arrivals how they arrive
 */
public record Workload(
        double peakRequestsPerSecond, Duration thinkTime, List<Stage> stages, TrafficMix mix, Arrivals arrivals) {

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if the peak is not above zero or not finite, the think time is below zero, or there is no
     *     stage
     */
    public Workload {
        if (!(peakRequestsPerSecond > 0 && Double.isFinite(peakRequestsPerSecond))) {
            throw new IllegalArgumentException("the peak must be above 0 requests/s, not " + peakRequestsPerSecond);
        }
        if (thinkTime.isNegative()) {
            throw new IllegalArgumentException("the think time must be 0 or more, not " + thinkTime);
        }
        if (stages.isEmpty()) {
            throw new IllegalArgumentException("a workload needs at least one stage");
        }
        stages = List.copyOf(stages);
    }

    /** A workload whose users arrive at even intervals. */
    public Workload(double peakRequestsPerSecond, Duration thinkTime, List<Stage> stages, TrafficMix mix) {
        this(peakRequestsPerSecond, thinkTime, stages, mix, Arrivals.EVEN);
    }

    /** Returns the same plan with a multiple of its load. */
    public Workload times(double factor) {
        return new Workload(peakRequestsPerSecond * factor, thinkTime, stages, mix, arrivals);
    }

    /** How long users keep arriving. The run lasts longer, until their journeys end. */
    public Duration duration() {
        return stages.stream().map(Stage::duration).reduce(Duration.ZERO, Duration::plus);
    }

    /** The time of each stage, in chronological order and without gaps. */
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

    /** Whether there are several journeys, and every measured stage has exactly one of them. */
    public boolean measuresOneJourneyAtATime() {
        return mix.shares().size() > 1
                && stages.stream().filter(Stage::measured).allMatch(this::hasOneJourney);
    }

    private boolean hasOneJourney(Stage stage) {
        return mix.shares().keySet().stream()
                        .filter(journey -> !stage.loadOf(journey).offersNothing())
                        .count()
                == 1;
    }

    /** The users of one journey per second, at {@code multiple} times the peak. */
    public double usersPerSecond(String journey, double multiple) {
        return mix.usersPerSecond(journey, multiple * peakRequestsPerSecond);
    }

    /** The planned number of users of all journeys that start between two moments after the start of the injection. */
    public double plannedUsers(Duration from, Duration to) {
        return mix.shares().keySet().stream()
                .mapToDouble(journey -> plannedUsers(journey, from, to))
                .sum();
    }

    /** The planned number of requests of the users that start between two moments, regardless of when they send them. */
    public double plannedRequests(Duration from, Duration to) {
        return mix.shares().entrySet().stream()
                .mapToDouble(journey -> journey.getValue().requestsPerUser() * plannedUsers(journey.getKey(), from, to))
                .sum();
    }

    private double plannedUsers(String journey, Duration from, Duration to) {
        double usersPerSecondAtPeak = usersPerSecond(journey, 1);
        return windows().stream()
                .mapToDouble(window -> usersPerSecondAtPeak * peakSeconds(window, journey, from, to))
                .sum();
    }

    /** The part of a window between two moments, in seconds, times its mean load. */
    private static double peakSeconds(Window window, String journey, Duration from, Duration to) {
        Duration start = window.nearest(from);
        Duration end = window.nearest(to);
        double seconds = end.minus(start).toNanos() / 1e9;
        return seconds * window.stage().loadOf(journey).mean(window.shareAt(start), window.shareAt(end));
    }
}
