package mobius.verdict;

import java.util.List;
import java.util.OptionalDouble;
import mobius.measure.MeasuredWindow;
import mobius.measure.Second;

/**
 * Users planned and started in the measured windows, in whole seconds. Gatling starts late users in a burst, drops none and
 * says nothing.
 */
final class ArrivalCount {

    /** Fewer planned users make the share of one second a matter of rounding. */
    private static final double ENOUGH_IN_A_SECOND = 50;

    /** One that fell just beside the border of the second, and one because users are whole and plans are not. */
    private static final int SPARED_OF_A_SCENARIO_IN_A_SECOND = 2;

    private static final double LEAST_PERCENT = 99;
    private static final double LEAST_PERCENT_OF_A_SECOND = 90;

    private final List<Second> seconds;
    private final int scenarios;
    private final int windows;

    ArrivalCount(JudgedRun run) {
        seconds = run.measurement().series().stream()
                .filter(second -> second.usersPlanned() != null)
                .filter(second -> run.measurement().windows().stream().anyMatch(window -> holds(window, second)))
                .toList();
        scenarios = run.measurement().users().size();
        windows = run.measurement().windows().size();
    }

    /** The share that started of those planned, from 0 to 100 and above; empty without a plan. */
    Facts overall() {
        double planned = planned();
        Facts facts = Facts.of("users started of those planned", "%")
                .expected(Limit.atLeast(LEAST_PERCENT))
                .samples(started());
        return planned > 0 ? facts.actual(100 * started() / planned) : facts;
    }

    /** The worst second among those with enough planned users, and with more of them missing than rounding can explain. */
    Facts worstSecond() {
        Facts facts = Facts.of("users started of those planned in the worst second", "%")
                .expected(Limit.atLeast(LEAST_PERCENT_OF_A_SECOND));
        OptionalDouble worst = seconds.stream()
                .filter(this::isTelling)
                .mapToDouble(second -> 100 * second.usersStarted() / plannedIn(second))
                .min();
        return worst.isPresent() ? facts.actual(worst.getAsDouble()) : facts;
    }

    boolean isPlanned() {
        return planned() > 0;
    }

    /** One user of each scenario may fall just beside the border of each window. */
    boolean fallsShortOverall() {
        return isPlanned() && !overall().meetTheLimit() && planned() - started() > scenarios * windows;
    }

    boolean fallsShortInASecond() {
        Facts worst = worstSecond();
        return worst.actual() != null && !worst.meetTheLimit();
    }

    boolean fallsShort() {
        return fallsShortOverall() || fallsShortInASecond();
    }

    private boolean isTelling(Second second) {
        double missing = plannedIn(second) - second.usersStarted();
        return plannedIn(second) >= ENOUGH_IN_A_SECOND && missing > SPARED_OF_A_SCENARIO_IN_A_SECOND * scenarios;
    }

    private double planned() {
        return seconds.stream().mapToDouble(ArrivalCount::plannedIn).sum();
    }

    private long started() {
        return seconds.stream().mapToLong(Second::usersStarted).sum();
    }

    private static double plannedIn(Second second) {
        Double planned = second.usersPlanned();
        return planned == null ? 0 : planned;
    }

    private static boolean holds(MeasuredWindow window, Second second) {
        return second.second() * 1_000L >= window.startMillis() && (second.second() + 1) * 1_000L <= window.endMillis();
    }
}
