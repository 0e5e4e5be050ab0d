package mobius.stats;

/** How alike neighbours are. */
public final class Autocorrelation {

    private Autocorrelation() {}

    /** The correlation of each value with the next (Box and Jenkins' r1), from -1 to 1; 0 where all are equal. */
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
