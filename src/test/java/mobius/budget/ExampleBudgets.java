package mobius.budget;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Budgets as {@code config/budgets.conf} has them, for tests that are not about them. */
public final class ExampleBudgets {

    public static final PlatformBudgets PLATFORM = new PlatformBudgets(
            Ratio.ofPercent(70),
            Ratio.ofPercent(80),
            Ratio.ofPercent(80),
            Duration.ofMillis(50),
            Duration.ofSeconds(30),
            Ratio.ofPercent(50));

    public static final SeverityMatrix SEVERITY = new SeverityMatrix(
            high(5_000, 2_000, 1_000),
            high(2_000, 1_000, 500),
            SeverityRow.ofHigh(new TreeMap<>(Map.of(Severity.P0, 5.0))),
            SeverityRow.ofLow(new TreeMap<>(Map.of(Severity.P1, 50.0))),
            high(95, 85, 75),
            high(90, 80, 70),
            SeverityRow.ofLow(new TreeMap<>(Map.of(Severity.P2, 80.0))));

    private ExampleBudgets() {}

    /** Budgets of response times and errors, with those of the file for the rest. */
    public static Budgets of(
            Map<Percentile, Duration> total, Ratio errorRate, List<EndpointClass> classes, Set<String> critical) {
        return new Budgets(total, errorRate, classes, Map.of(), critical, PLATFORM, SEVERITY);
    }

    private static SeverityRow high(double p0, double p1, double p2) {
        return SeverityRow.ofHigh(new TreeMap<>(Map.of(Severity.P0, p0, Severity.P1, p1, Severity.P2, p2)));
    }
}
