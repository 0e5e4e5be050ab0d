package mobius.verdict.leak;

import mobius.stats.MannKendall;
import mobius.stats.Median;
import mobius.stats.TheilSen;

/**
 * How a figure went over the part of a soak that is judged. Its unit is that of the figure.
 *
 * @param judged the part of the soak, without its beginning
 * @param blocks how many values it rests on
 * @param level the median of them
 * @param start the line at the start of that part
 * @param perHour the slope of the line
 * @param low the slope that the true one exceeds with 95 % confidence
 * @param high the slope that the true one stays below with 95 % confidence
 * @param lastHalfPerHour the slope of the second half alone
 * @param p how likely such a rise is without a trend, from 0 to 1 (Mann-Kendall, one-sided)
 */
public record Trend(
        Span judged,
        int blocks,
        double level,
        double start,
        double perHour,
        double low,
        double high,
        double lastHalfPerHour,
        double p) {

    static final double CONFIDENCE = 0.95;

    static Trend of(Span judged, Blocks blocks) {
        TheilSen line = blocks.line();
        return new Trend(
                judged,
                blocks.count(),
                Median.of(blocks.values()),
                line.at(0),
                line.slope(),
                line.low(CONFIDENCE),
                line.high(CONFIDENCE),
                blocks.lastHalf(judged).line().slope(),
                MannKendall.of(blocks.values()).pOfRise());
    }

    /** Over the judged part. */
    public double growth() {
        return perHour * judged.hours();
    }

    /** What the true growth stays below with 95 % confidence. */
    public double highestGrowth() {
        return high * judged.hours();
    }

    /** The line at the end of the judged part. */
    public double end() {
        return start + growth();
    }
}
