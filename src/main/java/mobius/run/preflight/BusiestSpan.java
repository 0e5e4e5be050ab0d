package mobius.run.preflight;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import mobius.workload.Workload;

/**
 * The largest number of users that a plan starts within a span of a given length. Load is linear within a stage, so that the
 * number is a parabola over the start of the span, between the moments at which its start or end passes from one stage to the
 * next.
 */
record BusiestSpan(Workload workload, Duration length) {

    /** The probability with which random arrivals exceed the number. */
    private static final double SELDOM = 0.001;

    double users() {
        List<Duration> turns = turns();
        double most = 0;
        for (int i = 1; i < turns.size(); i++) {
            most = Math.max(most, most(turns.get(i - 1), turns.get(i)));
        }
        return workload.arrivals().most(most, SELDOM);
    }

    private List<Duration> turns() {
        return workload.windows().stream()
                .flatMap(window -> Stream.of(window.start(), window.end()))
                .flatMap(moment -> Stream.of(moment, moment.minus(length)))
                .sorted()
                .distinct()
                .toList();
    }

    /** Returns the maximum of one parabola: at an end, or at its vertex if that lies between them. */
    private double most(Duration from, Duration to) {
        double first = startingAt(from);
        double middle = startingAt(from.plus(to).dividedBy(2));
        double last = startingAt(to);
        double bend = (first - 2 * middle + last) / 2;
        double slope = (last - first) / 2;
        double summit = Math.abs(slope) < -2 * bend ? middle - slope * slope / (4 * bend) : middle;
        return Math.max(summit, Math.max(first, last));
    }

    private double startingAt(Duration start) {
        return workload.plannedUsers(start, start.plus(length));
    }
}
