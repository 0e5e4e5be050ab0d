package mobius.report.trend;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The runs of one simulation and profile, one after the other.
 *
 * @param simulation the class of the simulation
 * @param profile its name
 * @param remembered how many the history has
 * @param runs the latest of them in the order of time, at least one
 * @param changes that were accepted, in the order of time
 */
public record TrendLine(
        String simulation, String profile, int remembered, List<TrendRun> runs, List<AcceptedChange> changes) {

    private static final int MOST_DIFFERENCES = 5;

    public TrendLine {
        runs = List.copyOf(runs);
        changes = List.copyOf(changes);
        if (runs.isEmpty()) {
            throw new IllegalArgumentException(simulation + " with profile " + profile + " has no run to show");
        }
    }

    /** For example {@code mobius.LoadSimulation, nightly}. */
    String name() {
        return simulation + ", " + profile;
    }

    TrendRun latest() {
        return runs.get(runs.size() - 1);
    }

    /** Why lines are broken, a sentence; empty where all runs are comparable with the latest one. */
    String breaks() {
        Map<String, Long> counted = runs.stream()
                .filter(run -> !run.differences().isEmpty())
                .collect(Collectors.groupingBy(
                        run -> String.join("; ", run.differences()), TreeMap::new, Collectors.counting()));
        if (counted.isEmpty()) {
            return "";
        }
        int more = counted.size() - MOST_DIFFERENCES;
        return "Lines join comparable runs only. Not comparable with the latest, and joined by thin lines if at all: "
                + counted.entrySet().stream()
                        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                        .limit(MOST_DIFFERENCES)
                        .map(each -> String.format(
                                Locale.ROOT,
                                "%d %s (%s)",
                                each.getValue(),
                                each.getValue() == 1 ? "run" : "runs",
                                each.getKey()))
                        .collect(Collectors.joining(", "))
                + (more > 0 ? String.format(Locale.ROOT, ", and those of %d other kinds in the table", more) : "")
                + ".";
    }
}
