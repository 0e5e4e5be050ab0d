package mobius.measure;

/**
 * Records with impossible times, caused by a clock that was set during the run. Requests among them are in no count and no
 * percentile. The exception is {@code clockSetBack}, which counts the jumps, not the requests.
 *
 * @param endBeforeStart requests that ended before they were sent
 * @param longerThanADay requests that took more than 24 hours
 * @param outsideTheRun requests and users before the start of the run, or more than four days after it
 * @param clockSetBack the number of times that a record ended more than five seconds before its predecessor in the log
 */
public record Anomalies(long endBeforeStart, long longerThanADay, long outsideTheRun, long clockSetBack) {

    public long total() {
        return endBeforeStart + longerThanADay + outsideTheRun + clockSetBack;
    }
}
