package mobius.measure;

/**
 * Records whose times cannot be true, because a clock was set while the run went on. Requests among them are in no count
 * and in no percentile, except for {@code clockSetBack}, which counts the jumps and not the requests.
 *
 * @param endBeforeStart requests that ended before they were sent
 * @param longerThanADay requests that took more than 24 hours
 * @param outsideTheRun requests and users before the start of the run, or more than four days after it
 * @param clockSetBack how often a record ended more than five seconds before the one that was written before it
 */
public record Anomalies(long endBeforeStart, long longerThanADay, long outsideTheRun, long clockSetBack) {

    public long total() {
        return endBeforeStart + longerThanADay + outsideTheRun + clockSetBack;
    }
}
