package mobius.capacity;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Gunther's Universal Scalability Law, {@code X(N) = lambda N / (1 + sigma (N - 1) + kappa N (N - 1))} (N. J. Gunther, Guerrilla
 * Capacity Planning, 2007): the throughput as a function of the number of requests in progress. It describes the measured range
 * only; extrapolated from the beginning of a curve it is wrong by a factor.
 *
 * @param lambda the throughput of one request at a time, per second, above zero
 * @param sigma the cost of contention, zero or more: requests wait for each other
 * @param kappa the cost of coherency, zero or more: requests have to agree with each other
 * @param measured the level with the most requests in progress among those of the fit
 * @param best the level with the highest throughput
 */
public record Usl(double lambda, double sigma, double kappa, Level measured, Level best) {

    /** With fewer levels, three parameters are not determined well enough. */
    public static final int FEWEST_LEVELS = 8;

    /** Loads with a smaller ratio count as one level, because repeating a load adds no information about another one. */
    private static final double APART = 1.05;

    /** The smallest cost worth mentioning, as a share of the time of a request. */
    private static final double NOTICEABLE = 0.05;

    /**
     * The measurement at one load.
     *
     * @param offered the load, above zero: requests per second or any other unit
     * @param inFlight the mean number of requests in progress, above zero
     * @param perSecond the throughput, above zero
     */
    public record Level(double offered, double inFlight, double perSecond) {

        /** The number of the level, so that loads close to each other have the same. */
        private long rounded() {
            return Math.round(Math.log(offered) / Math.log(APART));
        }
    }

    /** The highest throughput, and the requests in progress at which it is reached. */
    public record Peak(double inFlight, double perSecond) {}

    /**
     * Fits the law to the levels by least squares of relative residuals; empty if there are fewer than {@link #FEWEST_LEVELS}.
     */
    public static Optional<Usl> fit(List<Level> levels) {
        List<Level> usable = levels.stream()
                .filter(level -> level.inFlight() > 0 && level.perSecond() > 0)
                .toList();
        if (usable.stream().map(Level::rounded).distinct().count() < FEWEST_LEVELS) {
            return Optional.empty();
        }
        double[] c = new UslSquares(usable).least();
        Level most = Collections.max(usable, Comparator.comparingDouble(Level::inFlight));
        Level best = Collections.max(usable, Comparator.comparingDouble(Level::perSecond));
        return c[0] > 0 ? Optional.of(new Usl(1 / c[0], c[1] / c[0], c[2] / c[0], most, best)) : Optional.empty();
    }

    /** The throughput at a number of requests in progress, per second. */
    public double perSecond(double inFlight) {
        return lambda * inFlight / (1 + sigma * (inFlight - 1) + kappa * inFlight * (inFlight - 1));
    }

    /** The peak, if the measurement went beyond it; otherwise null, because the curve beyond the measured range is unknown. */
    public @Nullable Peak peak() {
        double at = kappa > 0 ? Math.sqrt(Math.max(0, 1 - sigma) / kappa) : Double.POSITIVE_INFINITY;
        return at < measured.inFlight() ? new Peak(Math.max(1, at), perSecond(Math.max(1, at))) : null;
    }

    /** The cause of the limit and the peak, as sentences. */
    public String words() {
        Peak peak = peak();
        String end = peak == null
                ? String.format(Locale.ROOT, "Capacity > %.4g/s: the peak was not reached.", best.perSecond())
                : String.format(
                        Locale.ROOT,
                        "The peak is %.4g/s, with %.3g requests in progress.",
                        peak.perSecond(),
                        peak.inFlight());
        return cause() + " " + end;
    }

    /**
     * Compares the two costs at the highest measured level: contention grows with the requests in progress, coherency with their
     * square.
     */
    private String cause() {
        double contention = sigma * (measured.inFlight() - 1);
        double coherency = kappa * measured.inFlight() * (measured.inFlight() - 1);
        if (contention + coherency < NOTICEABLE) {
            return "Throughput grew in proportion to the requests in progress.";
        }
        return contention >= coherency
                ? String.format(Locale.ROOT, "Requests wait for each other (contention, sigma = %.3g).", sigma)
                : String.format(
                        Locale.ROOT, "The more requests, the longer each takes (coherency, kappa = %.3g).", kappa);
    }
}
