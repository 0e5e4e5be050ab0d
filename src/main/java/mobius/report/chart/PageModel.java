package mobius.report.chart;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import mobius.budget.Budget;
import org.jspecify.annotations.Nullable;

/**
 * What the scripts of the page draw from, as JSON in the page. Times are seconds after the start of the injection.
 *
 * @param timeline the run by second, or by bucket of seconds where it was long
 * @param stages of the plan; the measured windows alone where there is no plan
 * @param totalBudgets the latency budgets of all requests together
 * @param anyFailed whether a request failed or was throttled
 * @param errors the most frequent kinds
 * @param distributions all requests, then single ones, the most frequent first
 * @param injector its charts by name: {@code cpu}, {@code lag}, {@code loops}, {@code pauses}, {@code heap}
 * @param platform likewise: {@code platform-cpu}, {@code platform-memory} and so on
 * @param requests the rows of their table: the name, then its figures
 * @param informative the rows of their table: subject, figure, limit, actual
 */
public record PageModel(
        Timeline timeline,
        List<Band> stages,
        List<BudgetLine> totalBudgets,
        boolean anyFailed,
        List<Bar> errors,
        List<Distribution> distributions,
        Map<String, Chart> injector,
        Map<String, Chart> platform,
        List<List<@Nullable Object>> requests,
        List<List<String>> informative) {

    /**
     * Columns of equal length.
     *
     * @param bucketSeconds how many seconds a row stands for
     * @param at the first second of each row
     * @param lines by name; null where a row has no such value
     */
    record Timeline(int bucketSeconds, List<Integer> at, Map<String, List<@Nullable Double>> lines) {}

    /** A stretch of time. */
    record Band(String name, double from, double to, boolean measured) {}

    /** A budget of response times. */
    public record BudgetLine(String percentile, long limitMillis) {

        public static List<BudgetLine> of(List<Budget.Latency> budgets) {
            return budgets.stream()
                    .map(budget -> new BudgetLine(budget.percentile().toString(), millis(budget.limit())))
                    .toList();
        }

        private static long millis(Duration limit) {
            return limit.toMillis();
        }
    }

    /** How often something happened. */
    public record Bar(String name, long count) {}

    /**
     * Response times.
     *
     * @param count how many they are
     * @param points percentile (0 to 100) and milliseconds, both rising
     * @param budgets of the request
     */
    record Distribution(String name, long count, List<List<Double>> points, List<BudgetLine> budgets) {}

    /**
     * A chart over time.
     *
     * @param unit in which it is shown: {@code ratio} as a percentage, {@code ms}, or {@code MiB} from points in bytes
     * @param moments whether its points are single events
     */
    record Chart(String unit, boolean moments, List<Line> lines) {}

    /** How a line is drawn. */
    enum Stroke {
        SOLID,
        /** What a figure may not exceed. */
        LIMIT,
        /** Along which something leaks. */
        TREND
    }

    /** Points of seconds and values; a value of null breaks the line. */
    record Line(String name, List<List<@Nullable Double>> points, Stroke stroke) {}
}
