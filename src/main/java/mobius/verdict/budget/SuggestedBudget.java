package mobius.verdict.budget;

/**
 * A budget that a baseline suggests.
 *
 * @param request the name of the request
 * @param p95Millis the suggested budget of p95
 * @param p99Millis the suggested budget of p99, not below that of p95
 * @param measuredP95Millis what it was alone
 * @param measuredP99Millis likewise
 * @param responses how many these rest on
 */
public record SuggestedBudget(
        String request,
        long p95Millis,
        long p99Millis,
        long measuredP95Millis,
        long measuredP99Millis,
        long responses) {}
