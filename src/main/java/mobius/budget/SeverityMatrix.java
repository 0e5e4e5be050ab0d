package mobius.budget;

/**
 * Urgency of a failure by the size of its metric. The budgets decide what fails: a metric can miss its budget without reaching a
 * severity, and a row can start within the budget.
 *
 * @param responseTime of a critical request, or the p95 of all requests; in ms
 * @param statementTime the mean time of a database statement; in ms
 * @param timeouts the share of requests that timed out; in percent (0 to 100)
 * @param throughput the share of the planned requests that were sent; in percent
 * @param cpu the utilisation of a machine's CPUs; in percent
 * @param memory the share of a machine's memory in use; in percent
 * @param cacheHits the share of reads answered by the cache; in percent
 */
public record SeverityMatrix(
        SeverityRow responseTime,
        SeverityRow statementTime,
        SeverityRow timeouts,
        SeverityRow throughput,
        SeverityRow cpu,
        SeverityRow memory,
        SeverityRow cacheHits) {}
