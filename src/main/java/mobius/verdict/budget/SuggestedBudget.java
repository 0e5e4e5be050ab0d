package mobius.verdict.budget;

/**
 * A budget suggested by a baseline.
 *
 * @param request the name of the request
 * @param p95Millis the suggested budget for p95
 * @param p99Millis the suggested budget for p99, at least that for p95
 * @param measuredP95Millis the measured p95 of the request without other load
 * @param measuredP99Millis the measured p99 of the request without other load
 * @param responses the number of responses behind the measurement
 */
public record SuggestedBudget(
        String request,
        long p95Millis,
        long p99Millis,
        long measuredP95Millis,
        long measuredP99Millis,
        long responses) {}
