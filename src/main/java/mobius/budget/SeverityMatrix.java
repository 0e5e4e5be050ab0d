package mobius.budget;

/**
 * How soon a failure must be fixed, by how bad its figure is. The budgets decide what fails: a figure can miss its budget and have no
 * severity yet, and a row can start within the budget.
 *
 * @param responseTime of a critical request, or p95 of all requests; in ms
 * @param statementTime the mean time of a statement of the database; in ms
 * @param timeouts requests that timed out, of all; in percent (0 to 100)
 * @param throughput requests that were sent, of those planned; in percent
 * @param cpu in use on a machine; in percent
 * @param memory in use on a machine; in percent
 * @param cacheHits reads that the cache answered, of all; in percent
 */
public record SeverityMatrix(
        SeverityRow responseTime,
        SeverityRow statementTime,
        SeverityRow timeouts,
        SeverityRow throughput,
        SeverityRow cpu,
        SeverityRow memory,
        SeverityRow cacheHits) {}
