package mobius.stats;

/** Lag-1 autocorrelation of a series, the measure of how strongly neighbouring values depend on each other. */
public final class Autocorrelation {

    private Autocorrelation() {}

    /**
     * Returns the correlation of each value with its successor: the coefficient r1 of Box and Jenkins, Time Series Analysis
     * (1970).
     *
     * @param values in the order of time
     * @return from -1 to 1; 0 if all values are equal
     */
    public static double ofNeighbours(double[] values) {
        double mean = 0;
        for (double value : values) {
            mean += value / values.length;
        }
        double together = 0;
        double alone = 0;
        for (int i = 0; i < values.length; i++) {
            alone += (values[i] - mean) * (values[i] - mean);
            together += i == 0 ? 0 : (values[i] - mean) * (values[i - 1] - mean);
        }
        return alone == 0 ? 0 : together / alone;
    }
}
