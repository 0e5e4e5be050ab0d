package mobius.data.text;

/**
 * A lognormal distribution truncated to a range. Values outside are drawn again, so that none accumulate at the ends.
 *
 * @param median of the distribution before truncation
 * @param sigma standard deviation of the natural logarithm
 * @param lowest inclusive
 * @param highest inclusive
 */
public record LogNormal(double median, double sigma, int lowest, int highest) {

    /** Draws a value, rounded down. */
    public int draw(Draws draws) {
        double value;
        do {
            value = median * StrictMath.exp(sigma * draws.gaussian());
        } while (value < lowest || value > highest);
        return (int) value;
    }
}
