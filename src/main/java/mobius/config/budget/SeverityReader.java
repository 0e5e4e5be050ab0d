package mobius.config.budget;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import mobius.budget.Severity;
import mobius.budget.SeverityMatrix;
import mobius.budget.SeverityRow;
import mobius.config.hocon.Kind;
import mobius.config.hocon.Quantity;
import mobius.config.hocon.Section;
import mobius.config.hocon.Setting;

/** Reads {@code mobius.budgets.severity}. */
final class SeverityReader {

    /** An unreadable value becomes NaN, so that only the value is reported, and not also the order of its row. */
    private static final Kind<Double> PERCENT =
            new Kind<>(text -> Quantity.SHARE.reader().read(text).percent(), Double.NaN);

    private static final Kind<Double> MILLIS =
            new Kind<>(text -> Quantity.TIME_ABOVE_ZERO.reader().read(text).toNanos() / 1e6, Double.NaN);

    private static final List<Severity> LEAST_FIRST = List.of(Severity.P2, Severity.P1, Severity.P0);

    private SeverityReader() {}

    static SeverityMatrix read(Section severity) {
        return new SeverityMatrix(
                high(severity.section("response-time"), MILLIS),
                high(severity.section("statement-time"), MILLIS),
                high(severity.section("timeouts"), PERCENT),
                low(severity.section("throughput")),
                high(severity.section("cpu"), PERCENT),
                high(severity.section("memory"), PERCENT),
                low(severity.section("cache-hits")));
    }

    private static SeverityRow high(Section row, Kind<Double> unit) {
        return SeverityRow.ofHigh(limits(row, unit, 1, "above"));
    }

    private static SeverityRow low(Section row) {
        return SeverityRow.ofLow(limits(row, PERCENT, -1, "below"));
    }

    /**
     * Reads the limits of a row, which must get worse from P2 to P0. Comparisons with NaN are false, so neither the first limit
     * nor one after an unreadable value is reported.
     */
    private static SortedMap<Severity, Double> limits(Section row, Kind<Double> unit, int worse, String where) {
        SortedMap<Severity, Double> limits = new TreeMap<>();
        double lesser = Double.NaN;
        for (Severity severity : LEAST_FIRST) {
            Setting setting = row.setting(severity.name());
            double limit = setting.optionally(unit).orElse(Double.NaN);
            if (worse * (limit - lesser) <= 0) {
                setting.complain(
                        "is not " + where + " that of " + limits.firstKey(),
                        "let the limits get worse from P2 to P0, or write null for a severity without a row");
            } else if (!Double.isNaN(limit)) {
                limits.put(severity, limit);
                lesser = limit;
            }
        }
        return limits;
    }
}
