package mobius.verdict.past;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import mobius.stats.BinomialBound;
import mobius.stats.Spread;
import mobius.verdict.finding.Level;
import mobius.verdict.finding.Status;
import mobius.verdict.past.RegressionDetector.Answer;
import org.apache.commons.statistics.distribution.TDistribution;
import org.jspecify.annotations.Nullable;

/**
 * How much worse one figure has become, in the measure of its kind: latency, memory, CPU and loss of throughput as ratios, the
 * error rate as a difference.
 *
 * @param kind of the figure
 * @param alpha how often it may be suspected by mistake
 */
public record RegressionScale(RunMetric.Kind kind, double alpha) {

    private static final double LEAST_LATENCY = Math.log(1.05);
    private static final double LATENCY_MARGIN = Math.log(1.10);

    /** The resolution of the log: what is less cannot be told. */
    private static final double LEAST_MILLIS = 1;

    private static final double TWO_SIDED_95 = 0.975;
    private static final double SURE = 0.95;

    /** Holds runs against a reference of at least five. */
    public Answer judge(List<RunMetric> reference, List<RunMetric> candidates) {
        Answer answer = screen().judge(scores(reference), scores(candidates));
        return switch (answer.status()) {
            case SUSPECT -> isChance(answer, candidates) ? answer.with(Status.INCONCLUSIVE) : answer;
            case PASS -> mayBeLuck(answer, candidates) ? answer.with(Status.INCONCLUSIVE) : answer;
            default -> answer;
        };
    }

    /** Whether a figure alone is worse by so much that it would be suspected, were there no noise. */
    public boolean isWorse(RunMetric figure, Answer answer) {
        return score(figure) - answer.centre() > screen().least();
    }

    /**
     * By how much two runs of the same build differ in 19 of 20 cases: a ratio, or the error rate as a difference; empty where most
     * of the runs are alike to the last digit, as where nothing ever failed: that tells nothing of what chance does.
     */
    OptionalDouble differenceByChance(List<RunMetric> known) {
        Spread spread = Spread.of(scores(known));
        if (spread.deviation() == 0) {
            return OptionalDouble.empty();
        }
        double quantile = TDistribution.of(spread.degreesOfFreedom()).inverseCumulativeProbability(TWO_SIDED_95);
        double difference = quantile * Math.sqrt(2) * spread.deviation();
        return OptionalDouble.of(kind == RunMetric.Kind.ERRORS ? difference : Math.expm1(difference));
    }

    /** Where one more run of the same build lies in 19 of 20 cases; empty as above. */
    Optional<NoiseBand> band(List<RunMetric> known) {
        Spread spread = Spread.of(scores(known));
        if (spread.deviation() == 0) {
            return Optional.empty();
        }
        double half = TDistribution.of(spread.degreesOfFreedom()).inverseCumulativeProbability(TWO_SIDED_95)
                * spread.standardError(1);
        double one = figure(spread.centre() - half);
        double other = figure(spread.centre() + half);
        double low = Math.max(0, Math.min(one, other));
        return Optional.of(new NoiseBand(low, figure(spread.centre()), Math.max(one, other), known.size()));
    }

    /** A difference of scores as people read it: percent, or points of the error rate. */
    public double shown(double difference) {
        return 100
                * switch (kind) {
                    case ERRORS -> difference;
                    case THROUGHPUT -> -Math.expm1(-difference);
                    default -> Math.expm1(difference);
                };
    }

    /** A score as the figure that it was made of. */
    public double figure(double score) {
        return switch (kind) {
            case ERRORS -> score;
            case THROUGHPUT -> Math.exp(-score);
            default -> Math.exp(score);
        };
    }

    /** What must surely not be reached, as people read it. */
    public double shownMargin() {
        return shown(screen().margin());
    }

    public @Nullable Level level(double difference) {
        double multiple = shown(difference) / 100 / kind.threshold();
        if (multiple > 3) {
            return Level.CRITICAL;
        }
        if (multiple > 2) {
            return Level.HIGH;
        }
        return multiple > 1.5 ? Level.MEDIUM : multiple > 1 ? Level.LOW : null;
    }

    private RegressionDetector screen() {
        double threshold = switch (kind) {
            case ERRORS -> kind.threshold();
            case THROUGHPUT -> -Math.log1p(-kind.threshold());
            default -> Math.log1p(kind.threshold());
        };
        return kind.isLatency()
                ? new RegressionDetector(alpha, LEAST_LATENCY, LATENCY_MARGIN)
                : new RegressionDetector(alpha, threshold, threshold);
    }

    /** Runs without errors do not scatter, and one failed request sticks out from them: it takes more than chance. */
    private boolean isChance(Answer answer, List<RunMetric> candidates) {
        if (kind.isLatency()) {
            return Math.exp(answer.centre()) * Math.expm1(answer.difference()) < LEAST_MILLIS;
        }
        if (kind != RunMetric.Kind.ERRORS) {
            return false;
        }
        return errors(candidates).low(1 - alpha) <= answer.centre() + kind.threshold();
    }

    /** Few requests without an error do not scatter either, and show little. */
    private boolean mayBeLuck(Answer answer, List<RunMetric> candidates) {
        return kind == RunMetric.Kind.ERRORS && errors(candidates).high(SURE) > answer.centre() + kind.threshold();
    }

    private static BinomialBound errors(List<RunMetric> candidates) {
        long judged = candidates.stream().mapToLong(RunMetric::samples).sum();
        long failed = candidates.stream()
                .mapToLong(run -> Math.round(run.value() * run.samples()))
                .sum();
        return new BinomialBound(failed, judged);
    }

    private List<Double> scores(List<RunMetric> figures) {
        return figures.stream().map(this::score).toList();
    }

    private double score(RunMetric figure) {
        return switch (kind) {
            case ERRORS -> figure.value();
            case THROUGHPUT -> -Math.log(figure.value());
            default -> Math.log(figure.value());
        };
    }
}
