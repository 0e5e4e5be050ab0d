package mobius.capacity;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Gunther's Universal Scalability Law, {@code X(N) = lambda N / (1 + sigma (N - 1) + kappa N (N - 1))} (N. J. Gunther, Guerrilla
 * Capacity Planning, 2007): how throughput follows from the number of requests at work. It explains what was measured, and
 * foretells nothing: fitted to the beginning of a curve it is wrong by a factor.
 *
 * @param lambda throughput of one request at a time, per second, above zero
 * @param sigma the cost of contention, zero or more: what has to wait for its turn
 * @param kappa the cost of coherency, zero or more: what has to be agreed upon by all
 * @param measured the level with the most requests at work that it was fitted to
 * @param best the level with the highest throughput
 */
public record Usl(double lambda, double sigma, double kappa, Level measured, Level best) {

    /** With fewer levels three parameters say nothing. */
    public static final int FEWEST_LEVELS = 8;

    /** Loads closer to each other, by a ratio, are one level: a repeat tells how sure it is, and nothing about another. */
    private static final double APART = 1.05;

    /** Of the time of a request, what is not worth a word. */
    private static final double NOTICEABLE = 0.05;

    /**
     * What was measured at one load.
     *
     * @param offered the load, above zero: requests per second, or whatever it was made by
     * @param inFlight requests at work on average, above zero
     * @param perSecond throughput, above zero
     */
    public record Level(double offered, double inFlight, double perSecond) {

        private long rounded() {
            return Math.round(Math.log(offered) / Math.log(APART));
        }
    }

    /** The highest throughput. */
    public record Peak(double inFlight, double perSecond) {}

    /** The law through some levels, by relative residuals; empty where there are fewer than {@link #FEWEST_LEVELS}. */
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

    public double perSecond(double inFlight) {
        return lambda * inFlight / (1 + sigma * (inFlight - 1) + kappa * inFlight * (inFlight - 1));
    }

    /** The peak, where it was measured past; null where it was not, because what lies beyond the measured is not known. */
    public @Nullable Peak peak() {
        double at = kappa > 0 ? Math.sqrt(Math.max(0, 1 - sigma) / kappa) : Double.POSITIVE_INFINITY;
        return at < measured.inFlight() ? new Peak(Math.max(1, at), perSecond(Math.max(1, at))) : null;
    }

    /** What the law says about the measured, for people. */
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

    /** Each cost as it is at the highest level: contention grows with it, coherency with its square. */
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
