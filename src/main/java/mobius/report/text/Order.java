package mobius.report.text;

import java.util.Comparator;
import java.util.List;
import mobius.verdict.finding.Finding;
import mobius.verdict.finding.Observation;
import mobius.verdict.finding.RequestSummary;
import mobius.verdict.finding.Status;

/** In which order reports show things. */
public final class Order {

    private static final List<Status> BADNESS =
            List.of(Status.FAIL, Status.INCONCLUSIVE, Status.SUSPECT, Status.PASS, Status.INFO);

    /** By status, then by severity, then by the factor by which the limit is missed. */
    public static final Comparator<Finding> WORST_FIRST = Comparator.<Finding>comparingInt(
                    finding -> BADNESS.indexOf(finding.status()))
            .thenComparing(Finding::severity, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(Comparator.comparingDouble(Order::missedBy).reversed());

    public static final Comparator<Finding> MISSED_FIRST = Comparator.comparing(finding -> !misses(finding.facts()));

    public static final Comparator<RequestSummary> MOST_FREQUENT_FIRST =
            Comparator.comparingLong(RequestSummary::count).reversed();

    /** Requests with the most failures first, then the slowest. */
    public static final Comparator<RequestSummary> WORST_REQUEST_FIRST = Comparator.comparingLong(RequestSummary::ko)
            .thenComparing(RequestSummary::p95Millis, Comparator.nullsFirst(Comparator.naturalOrder()))
            .reversed();

    private Order() {}

    private static double missedBy(Finding finding) {
        return finding.facts().missedBy().orElse(0);
    }

    private static boolean misses(Observation facts) {
        return facts.expected() != null
                && facts.actual() != null
                && !facts.expected().isMetBy(facts.actual());
    }
}
