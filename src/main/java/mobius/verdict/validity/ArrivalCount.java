package mobius.verdict.validity;

import java.util.Comparator;
import java.util.List;
import mobius.measure.MeasuredWindow;
import mobius.measure.Second;
import mobius.verdict.evidence.RunView;
import mobius.verdict.finding.Observation;
import mobius.verdict.finding.Threshold;
import mobius.workload.Arrivals;
import mobius.workload.Workload;

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

    /** The probability with which random arrivals alone trip the gate, once for all windows together and once for all seconds. */
    private static final double SELDOM = 0.001;

    private final Arrivals arrivals;
    private final List<Second> seconds;
    private final int scenarios;
    private final int windows;

    ArrivalCount(RunView run) {
        seconds = run.measurement().series().stream()
                .filter(second -> second.usersPlanned() != null)
                .filter(second -> run.measurement().windows().stream().anyMatch(window -> holds(window, second)))
                .toList();
        arrivals = run.workload().map(Workload::arrivals).orElse(Arrivals.EVEN);
        scenarios = run.measurement().users().size();
        windows = run.measurement().windows().size();
    }

    /** The share that started of those planned, from 0 to 100 and above; empty without a plan. */
    Observation overall() {
        Observation facts =
                Observation.of("users started of those planned", "%").samples(started());
        return isPlanned()
                ? facts.expected(atLeast(LEAST_PERCENT, planned(), scenarios * windows, SELDOM))
                        .actual(percent((double) started(), planned()))
                : facts.expected(Threshold.atLeast(LEAST_PERCENT));
    }

    /** The worst second among those with enough planned users, and with more of them missing than rounding can explain. */
    Observation worstSecond() {
        return seconds.stream()
                .filter(second -> plannedIn(second) >= ENOUGH_IN_A_SECOND)
                .filter(second -> !leastIn(second).isMetBy(startedIn(second)))
                .min(Comparator.comparingDouble(ArrivalCount::startedIn))
                .map(second -> aSecond(leastIn(second)).actual(startedIn(second)))
                .orElse(aSecond(Threshold.atLeast(LEAST_PERCENT_OF_A_SECOND)));
    }

    boolean isPlanned() {
        return planned() > 0;
    }

    /** One user of each scenario may fall just beside the border of each window. */
    boolean fallsShortOverall() {
        return isPlanned() && !overall().meetTheLimit();
    }

    boolean fallsShortInASecond() {
        Observation worst = worstSecond();
        return worst.actual() != null && !worst.meetTheLimit();
    }

    boolean fallsShort() {
        return fallsShortOverall() || fallsShortInASecond();
    }

    private static Observation aSecond(Threshold least) {
        return Observation.of("users started of those planned in the worst second", "%")
                .expected(least);
    }

    private static double startedIn(Second second) {
        return percent((double) second.usersStarted(), plannedIn(second));
    }

    private Threshold leastIn(Second second) {
        return atLeast(
                LEAST_PERCENT_OF_A_SECOND,
                plannedIn(second),
                SPARED_OF_A_SCENARIO_IN_A_SECOND * scenarios,
                SELDOM / seconds.size());
    }

    /** If few users are planned, those that are spared are a larger share than the percent that may always be missing. */
    private Threshold atLeast(double percent, double planned, int spared, double probability) {
        double fewest = arrivals.fewest(planned, probability);
        return Threshold.atLeast(Math.min(percent, percent(Math.max(0, fewest - spared), planned)));
    }

    private static double percent(double started, double planned) {
        return 100 * started / planned;
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
