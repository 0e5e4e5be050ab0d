package mobius.budget;

import java.time.Duration;

/**
 * Limits of the platform other than response times and errors.
 *
 * @param cpu the utilisation of a machine's CPUs must be below it
 * @param memory the share of a machine's memory in use must be below it
 * @param cacheHits the least share of reads answered by the cache
 * @param statementTime the mean time of a database statement must be below it
 * @param firstAnswer the time from a start to the first healthy response must be below it
 * @param throughput the least share of the planned requests that must be sent
 */
public record PlatformBudgets(
        Ratio cpu, Ratio memory, Ratio cacheHits, Duration statementTime, Duration firstAnswer, Ratio throughput) {}
