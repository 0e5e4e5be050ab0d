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
 * Compares one metric on the scale of its kind. Latency, memory, CPU and the loss of throughput are compared as ratios, error
 * rates as differences.
 *
 * @param kind of the metric
 * @param alpha the false-alarm rate
 */
public record RegressionScale(RunMetric.Kind kind, double alpha) {

    private static final double LEAST_LATENCY = Math.log(1.05);
    private static final double LATENCY_MARGIN = Math.log(1.10);

    /** Resolution of the log: smaller differences cannot be measured. */
    private static final double LEAST_MILLIS = 1;

    private static final double TWO_SIDED_95 = 0.975;
    private static final double SURE = 0.95;

    /** Compares runs with a reference of at least five. */
    public Answer judge(List<RunMetric> reference, List<RunMetric> candidates) {
        Answer answer = screen().judge(scores(reference), scores(candidates));
        return switch (answer.status()) {
            case SUSPECT -> isChance(answer, candidates) ? answer.with(Status.INCONCLUSIVE) : answer;
            case PASS -> mayBeLuck(answer, candidates) ? answer.with(Status.INCONCLUSIVE) : answer;
            default -> answer;
        };
    }

    /** Returns true if a single run is worse by so much that it would be a suspect if there were no noise. */
    public boolean isWorse(RunMetric figure, Answer answer) {
        return score(figure) - answer.centre() > screen().least();
    }

    /**
     * Returns the largest difference between two runs of the same build in 19 of 20 cases: a ratio, or for the error rate a
     * difference. Empty if most of the runs have exactly the same value, as when nothing ever failed: such runs do not show the
     * effect of chance.
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

    /**
     * Returns the range of one further run of the same build in 19 of 20 cases; empty if most of the runs have exactly the same
     * value.
     */
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

    /** Converts a difference of scores for display: to percent, or to percentage points of the error rate. */
    public double shown(double difference) {
        return 100
                * switch (kind) {
                    case ERRORS -> difference;
                    case THROUGHPUT -> -Math.expm1(-difference);
                    default -> Math.expm1(difference);
                };
    }

    /** Converts a score back to the metric. */
    public double figure(double score) {
        return switch (kind) {
            case ERRORS -> score;
            case THROUGHPUT -> Math.exp(-score);
            default -> Math.exp(score);
        };
    }

    /** Returns the margin for display. */
    public double shownMargin() {
        return shown(screen().margin());
    }

    /** Returns the level of a regression, by multiples of the threshold of its kind; null up to the threshold. */
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

    /**
     * The detector on the scale of the kind. For other metrics than latencies, the least difference and the margin are the
     * threshold.
     */
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

    /**
     * Runs without errors have no spread, so that a single failed request would be significant. The share of errors itself must
     * be above the threshold, by the bound of Clopper and Pearson. A latency must differ by at least the resolution of the log.
     */
    private boolean isChance(Answer answer, List<RunMetric> candidates) {
        if (kind.isLatency()) {
            return Math.exp(answer.centre()) * Math.expm1(answer.difference()) < LEAST_MILLIS;
        }
        if (kind != RunMetric.Kind.ERRORS) {
            return false;
        }
        return errors(candidates).low(1 - alpha) <= answer.centre() + kind.threshold();
    }

    /**
     * A small number of requests without an error has no spread either. A pass needs an upper bound of the error rate below the
     * threshold.
     */
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

    /** Scores are higher for worse values. */
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
