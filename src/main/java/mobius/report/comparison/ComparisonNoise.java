package mobius.report.comparison;

import java.time.Duration;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import mobius.comparison.ComparisonResult.Ending;
import mobius.stats.LegSpread;
import mobius.verdict.finding.Status;
import mobius.verdict.regression.PairedComparison;

/** By how much the legs of a comparison scatter, and what that means. */
record ComparisonNoise(ComparisonReport report) {

    /** In sentences; empty with fewer than two pairs. */
    String words() {
        return largestSpread().map(this::words).orElse("");
    }

    private String words(LegSpread spread) {
        String known = String.format(
                Locale.ROOT,
                "Single legs of %d s scatter by %.1f %%.",
                report.leg().toSeconds(),
                100 * spread.value());
        return neededLeg().map(length -> known + " " + what(length, spread)).orElse(known);
    }

    private Optional<LegSpread> largestSpread() {
        return ComparisonFigures.of(report.result()).stream()
                .flatMap(figures -> Stream.ofNullable(figures.spread()))
                .max(Comparator.comparingDouble(LegSpread::value));
    }

    /** How long legs would have had to be: at least twice as long; empty if that was not the trouble, as with errors that are in doubt. */
    Optional<Duration> neededLeg() {
        Duration twice = report.leg().multipliedBy(2);
        return report.result().ending() == Ending.NOT_CLEAR && isALatencyOpen()
                ? largestSpread()
                        .map(spread -> spread.lengthFor(report.result().method().calm(), report.leg()))
                        .map(calm -> calm.compareTo(twice) > 0 ? calm : twice)
                : Optional.empty();
    }

    private boolean isALatencyOpen() {
        return ComparisonFigures.of(report.result()).stream()
                .flatMap(figures -> Stream.ofNullable(figures.answer()))
                .anyMatch(answer -> answer.status() == Status.INCONCLUSIVE);
    }

    private String what(Duration length, LegSpread spread) {
        LegSpread then = spread.of((double) length.toMillis() / report.leg().toMillis());
        return String.format(
                Locale.ROOT,
                "The smallest change that would have failed is %+.1f %%. With mobius.compare.leg = %d s legs should scatter by"
                        + " %.1f %% (noise falls with the square root of their length), and %+.1f %% would fail.",
                100 * smallest(spread),
                length.toSeconds(),
                100 * then.value(),
                100 * smallest(then));
    }

    private double smallest(LegSpread spread) {
        return report.result().method().smallest(spread, PairedComparison.MOST_PAIRS);
    }
}
