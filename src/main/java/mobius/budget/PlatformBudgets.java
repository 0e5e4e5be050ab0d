package mobius.budget;

import java.time.Duration;

/**
 * What is acceptable of the platform beside response times and errors.
 *
 * @param cpu the CPU time in use on a machine must stay below it
 * @param memory the memory in use on a machine must stay below it
 * @param cacheHits the least share of reads that the cache must answer
 * @param statementTime the mean time of a statement of the database must stay below it
 * @param firstAnswer the time from a start to the first healthy answer must stay below it
 * @param throughput the least share of the planned requests that users must get to send
 */
public record PlatformBudgets(
        Ratio cpu, Ratio memory, Ratio cacheHits, Duration statementTime, Duration firstAnswer, Ratio throughput) {}
