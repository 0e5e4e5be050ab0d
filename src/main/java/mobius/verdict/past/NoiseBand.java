package mobius.verdict.past;

/**
 * Where a figure of the next run by the same build lies in 19 of 20 cases.
 *
 * @param low its lower end, in the unit of the figure
 * @param centre the middle of the reference
 * @param high its upper end
 * @param runs of the reference that know the figure
 */
public record NoiseBand(double low, double centre, double high, int runs) {

    /** Whether the figure of a run sticks out to neither side. */
    public boolean holds(double value) {
        return low <= value && value <= high;
    }
}
