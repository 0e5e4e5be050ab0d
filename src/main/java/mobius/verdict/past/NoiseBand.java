package mobius.verdict.past;

/**
 * Range of a metric in 19 of 20 further runs of the same build: a 95 % prediction interval.
 *
 * @param low the lower end, in the unit of the metric
 * @param centre the centre of the reference
 * @param high the upper end
 * @param runs the number of reference runs that have the metric
 */
public record NoiseBand(double low, double centre, double high, int runs) {

    /** Returns true if the value is within the range, both ends included. */
    public boolean holds(double value) {
        return low <= value && value <= high;
    }
}
