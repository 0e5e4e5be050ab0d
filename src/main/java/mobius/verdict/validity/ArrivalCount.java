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
 * Counts planned and started users in those seconds that lie completely in a measured window. Gatling starts late users in a
 * burst; it neither drops them nor reports it.
 */
final class ArrivalCount {

    /** Fewest planned users of a second whose share is judged: with fewer, it is dominated by rounding. */
    private static final double ENOUGH_IN_A_SECOND = 50;

    /**
     * Users of each scenario that may be missing in a second: one who arrived just outside it, and one because users are whole
     * numbers and plans are not.
     */
    private static final int SPARED_OF_A_SCENARIO_IN_A_SECOND = 2;

    private static final double LEAST_PERCENT = 99;
    private static final double LEAST_PERCENT_OF_A_SECOND = 90;

    /**
     * Probability with which random arrivals alone violate the gate: once for all windows together, and once for all seconds. It is
     * that of all injectors of a run together.
     */
    private static final double SELDOM = 0.001;

    private final Arrivals arrivals;
    private final List<Second> seconds;
    private final int scenarios;
    private final int windows;
    private final double seldom;

    /** Selects the planned seconds in the measured windows. */
    ArrivalCount(RunView run) {
        this(run, 1);
    }

    /**
     * Selects the planned seconds in the measured windows.
     *
     * @param injectors the number of injectors of which each is asked for its own share, 1 or more
     */
    ArrivalCount(RunView run, int injectors) {
        seldom = SELDOM / injectors;
        seconds = run.measurement().series().stream()
                .filter(second -> second.usersPlanned() != null)
                .filter(second -> run.measurement().windows().stream().anyMatch(window -> holds(window, second)))
                .toList();
        arrivals = run.workload().map(Workload::arrivals).orElse(Arrivals.EVEN);
        scenarios = run.measurement().users().size();
        windows = run.measurement().windows().size();
    }

    /** Returns the share of planned users that started, in percent; it can exceed 100. Without a plan there is no value. */
    Observation overall() {
        Observation facts =
                Observation.of("users started of those planned", "%").samples(started());
        return isPlanned()
                ? facts.expected(atLeast(LEAST_PERCENT, planned(), scenarios * windows, seldom))
                        .actual(percent((double) started(), planned()))
                : facts.expected(Threshold.atLeast(LEAST_PERCENT));
    }

    /**
     * Returns the worst second among those with enough planned users in which more users are missing than rounding can explain.
     */
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

    /** Returns true if too few users started overall. One user of each scenario may have arrived just outside each window. */
    boolean fallsShortOverall() {
        return isPlanned() && !overall().meetTheLimit();
    }

    /** Returns true if too few users started in some second. */
    boolean fallsShortInASecond() {
        Observation worst = worstSecond();
        return worst.actual() != null && !worst.meetTheLimit();
    }

    /** Returns true if too few users started, overall or in some second. */
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
                seldom / seconds.size());
    }

    /**
     * The smaller of two limits: the percentage, and the share that remains without the users that may be missing. With few
     * planned users the second is smaller.
     *
     * @param probability with which random arrivals alone fall short of the second limit
     */
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

    /** True if a second lies completely in a window. */
    private static boolean holds(MeasuredWindow window, Second second) {
        return second.second() * 1_000L >= window.startMillis() && (second.second() + 1) * 1_000L <= window.endMillis();
    }
}
