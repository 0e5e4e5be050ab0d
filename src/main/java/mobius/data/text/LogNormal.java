package mobius.data.text;

/**
 * A lognormal distribution cut to a range; what falls outside is drawn again, so that nothing piles up at its ends.
 *
 * @param median of the distribution before the cut
 * @param sigma standard deviation of the natural logarithm
 * @param lowest inclusive
 * @param highest inclusive
 */
public record LogNormal(double median, double sigma, int lowest, int highest) {

    public int draw(Draws draws) {
        double value;
        do {
            value = median * StrictMath.exp(sigma * draws.gaussian());
        } while (value < lowest || value > highest);
        return (int) value;
    }
}
