package mobius.verdict;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;
import mobius.budget.Percentile;
import org.HdrHistogram.Histogram;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Response times as a live platform shows them: each is lognormal, all of one second share a slow state (an AR(1) process on
 * the logarithm), and now and then the platform stalls, which slows everything until it ends (a two-state Markov chain). In
 * the long run a response time is a mixture of two lognormals, so that the true percentile is known without a simulation.
 *
 * @param medianMillis the median without a stall
 * @param spread the standard deviation of the logarithm of one response
 * @param slowSpread the standard deviation of the slow state
 * @param slowSeconds the time in which the slow state forgets all but 1/e of itself
 * @param stallShare the share of the time in stalls, from 0 to 1
 * @param stallSeconds the mean length of a stall
 * @param stallFactor how much longer a response takes in a stall
 */
public record SyntheticLatencies(
        double medianMillis,
        double spread,
        double slowSpread,
        double slowSeconds,
        double stallShare,
        double stallSeconds,
        double stallFactor) {

    public static final SyntheticLatencies CALM = new SyntheticLatencies(60, 0.5, 0.03, 5, 0.002, 2, 1.5);
    public static final SyntheticLatencies MODERATE = new SyntheticLatencies(60, 0.6, 0.10, 8, 0.01, 2, 2);
    public static final SyntheticLatencies HARSH = new SyntheticLatencies(60, 0.8, 0.20, 12, 0.02, 3, 3);

    /** What the responses of a run look like when they are cut into equal batches. */
    public List<Histogram> run(int batches, Duration batch, int perSecond, RandomGenerator random) {
        return run(batches, batch, perSecond, random, millis -> millis);
    }

    /** Responses spread evenly over some seconds. */
    public Histogram spread(int seconds, int responses, RandomGenerator random) {
        Platform platform = new Platform(random);
        Histogram histogram = new Histogram(3);
        for (int second = 0; second < seconds; second++) {
            int due = responses * (second + 1) / seconds - responses * second / seconds;
            histogram.add(platform.serve(1, due, millis -> millis));
        }
        return histogram;
    }

    /** As above, read by an injector that takes {@code measured} of a response time for it. */
    public List<Histogram> run(
            int batches, Duration batch, int perSecond, RandomGenerator random, DoubleUnaryOperator measured) {
        Platform platform = new Platform(random);
        List<Histogram> run = new ArrayList<>();
        for (int i = 0; i < batches; i++) {
            run.add(platform.serve((int) batch.toSeconds(), perSecond, measured));
        }
        return run;
    }

    /** The percentile of all responses the platform would ever give, in milliseconds. */
    public double truth(Percentile percentile) {
        double low = medianMillis / 100;
        double high = medianMillis * 100 * stallFactor;
        while (high - low > 1e-9 * high) {
            double middle = (low + high) / 2;
            boolean below = shareUpTo(middle) < percentile.value() / 100;
            low = below ? middle : low;
            high = below ? high : middle;
        }
        return high;
    }

    private double shareUpTo(double millis) {
        NormalDistribution log = NormalDistribution.of(Math.log(medianMillis), Math.hypot(spread, slowSpread));
        return (1 - stallShare) * log.cumulativeProbability(Math.log(millis))
                + stallShare * log.cumulativeProbability(Math.log(millis / stallFactor));
    }

    /** A source of randomness for one replicate. */
    public static RandomGenerator random(long seed) {
        return new SplittableRandom(seed);
    }

    /** The state of the platform from second to second, which starts anywhere in its long run. */
    private final class Platform {
        private final RandomGenerator random;
        private double slow;
        private boolean stalled;

        Platform(RandomGenerator random) {
            this.random = random;
            this.slow = slowSpread * random.nextGaussian();
            this.stalled = random.nextDouble() < stallShare;
        }

        Histogram serve(int seconds, int perSecond, DoubleUnaryOperator measured) {
            Histogram histogram = new Histogram(3);
            for (int second = 0; second < seconds; second++) {
                double median = medianMillis * Math.exp(slow) * (stalled ? stallFactor : 1);
                for (int i = 0; i < perSecond; i++) {
                    double millis = median * Math.exp(spread * random.nextGaussian());
                    histogram.recordValue(Math.round(measured.applyAsDouble(millis)));
                }
                passOneSecond();
            }
            return histogram;
        }

        private void passOneSecond() {
            double kept = Math.exp(-1 / slowSeconds);
            slow = kept * slow + slowSpread * Math.sqrt(1 - kept * kept) * random.nextGaussian();
            double leave = 1 / stallSeconds;
            double enter = leave * stallShare / (1 - stallShare);
            stalled = stalled ? random.nextDouble() >= leave : random.nextDouble() < enter;
        }
    }
}
