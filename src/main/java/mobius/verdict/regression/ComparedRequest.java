package mobius.verdict.regression;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mobius.budget.Percentile;
import mobius.stats.BatchEstimate;
import mobius.stats.FinePercentile;
import mobius.stats.Shift;
import mobius.verdict.evidence.RunMetrics;
import org.HdrHistogram.Histogram;

/**
 * Response times of one request on two sides, in milliseconds.
 *
 * @param name of the request
 * @param before the OK responses of all runs of the first side
 * @param after the OK responses of all runs of the second side
 * @param shifts in ascending order; only percentiles with at least five responses beyond them, on either end, in each run
 */
public record ComparedRequest(String name, Histogram before, Histogram after, List<QuantileShift> shifts) {

    private static final List<Percentile> PERCENTILES = DoubleStream.of(1, 5, 10, 25, 50, 75, 90, 95, 99, 99.5, 99.9)
            .mapToObj(Percentile::new)
            .toList();

    public ComparedRequest {
        shifts = List.copyOf(shifts);
    }

    /** One run of a side, in batches and merged. */
    private record Part(List<Histogram> batches, Histogram all) {

        static Part of(List<Histogram> batches) {
            return new Part(batches, BatchEstimate.merge(batches));
        }

        /** Returns true if enough responses are beyond the percentile. */
        boolean knows(Percentile percentile) {
            double tail = Math.min(percentile.value(), 100 - percentile.value()) / 100;
            return all.getTotalCount() * tail >= RunMetrics.LEAST_BEYOND;
        }

        double log(Percentile percentile) {
            return Math.log(FinePercentile.of(all, percentile));
        }
    }

    /**
     * Compares the runs of two sides pair by pair.
     *
     * @param before the batches of each run of the first side
     * @param after the batches of each run of the second side; as many runs
     */
    static ComparedRequest of(String name, List<List<Histogram>> before, List<List<Histogram>> after) {
        List<Part> first = before.stream().map(Part::of).toList();
        List<Part> second = after.stream().map(Part::of).toList();
        return new ComparedRequest(
                name,
                BatchEstimate.merge(first.stream().map(Part::all).toList()),
                BatchEstimate.merge(second.stream().map(Part::all).toList()),
                PERCENTILES.stream()
                        .filter(percentile ->
                                Stream.concat(first.stream(), second.stream()).allMatch(part -> part.knows(percentile)))
                        .map(percentile -> shift(percentile, first, second))
                        .toList());
    }

    private static QuantileShift shift(Percentile percentile, List<Part> before, List<Part> after) {
        List<Double> differences = IntStream.range(0, before.size())
                .mapToObj(pair ->
                        after.get(pair).log(percentile) - before.get(pair).log(percentile))
                .toList();
        double logBefore =
                before.stream().mapToDouble(part -> part.log(percentile)).sum() / before.size();
        return QuantileShift.of(percentile, logBefore, shift(percentile, differences, before, after));
    }

    /** The shift of one percentile: from batches for a single pair, otherwise from the pairs. */
    private static Shift shift(Percentile percentile, List<Double> differences, List<Part> before, List<Part> after) {
        return differences.size() == 1
                ? Shift.within(
                        differences.get(0),
                        Stream.concat(before.stream(), after.stream())
                                .map(part -> ComparedLeg.error(part.batches(), percentile))
                                .toList())
                : Shift.between(differences);
    }
}
