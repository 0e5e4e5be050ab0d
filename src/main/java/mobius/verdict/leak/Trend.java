package mobius.verdict.leak;

import mobius.stats.MannKendall;
import mobius.stats.Median;
import mobius.stats.TheilSen;

/**
 * Trend of a metric over the judged part of a soak, in the unit of the metric. The slope is that of Theil and Sen, the test that
 * of Mann and Kendall.
 *
 * @param judged the part of the soak without its beginning
 * @param blocks the number of values behind the trend
 * @param level the median of the values
 * @param start the line at the start of the judged part
 * @param perHour the slope of the line
 * @param low the lower bound of the slope, one-sided, at 95 % confidence
 * @param high the upper bound of the slope, one-sided, at 95 % confidence
 * @param lastHalfPerHour the slope of the second half
 * @param p the one-sided p-value of a rise, from 0 to 1
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

    /** Computes the trend of blocks in the judged part. */
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

    /** Returns the growth over the judged part. */
    public double growth() {
        return perHour * judged.hours();
    }

    /** Returns the upper bound of the growth, at 95 % confidence. */
    public double highestGrowth() {
        return high * judged.hours();
    }

    /** Returns the value of the line at the end of the judged part. */
    public double end() {
        return start + growth();
    }
}
