package mobius.verdict.regression;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mobius.stats.Shift;
import mobius.verdict.past.RunMetric;
import org.HdrHistogram.Histogram;

/**
 * Comparison of two sides with one run each, or with several alternating runs. For a single pair, the intervals follow from the
 * batches within the two runs and do not include the variation between runs. For several pairs, they follow from the pairs, by
 * Student's t.
 */
public final class RunComparison {

    private final List<ComparedLeg> before;
    private final List<ComparedLeg> after;

    /**
     * Creates a comparison of pairs.
     *
     * @param before the runs of the first side in the order in which they were made
     * @param after as many runs of the second side
     * @throws IllegalArgumentException if the sides have different numbers of runs, or none
     */
    public RunComparison(List<LegEvidence> before, List<LegEvidence> after) {
        if (before.size() != after.size() || before.isEmpty()) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT, "runs are compared by pairs, not %d with %d", before.size(), after.size()));
        }
        this.before = before.stream().map(ComparedLeg::new).toList();
        this.after = after.stream().map(ComparedLeg::new).toList();
    }

    public int pairs() {
        return before.size();
    }

    /** Returns the changes of the metrics that both runs of at least one pair have, in the order of the runs. */
    public List<MetricChange> figures() {
        List<RunMetric> known = new ArrayList<>();
        before.stream()
                .flatMap(leg -> leg.figures().stream())
                .filter(figure -> known.stream().noneMatch(figure::isSameAs))
                .forEach(known::add);
        return known.stream().flatMap(figure -> sideBySide(figure).stream()).toList();
    }

    /** The change of one metric over the pairs in which both runs have it; empty if there are none. */
    private Optional<MetricChange> sideBySide(RunMetric like) {
        List<RunMetric> first = new ArrayList<>();
        List<RunMetric> second = new ArrayList<>();
        for (int pair = 0; pair < pairs(); pair++) {
            Optional<RunMetric> one = before.get(pair).figure(like);
            Optional<RunMetric> other = after.get(pair).figure(like);
            if (one.isPresent() && other.isPresent()) {
                first.add(one.orElseThrow());
                second.add(other.orElseThrow());
            }
        }
        return first.isEmpty() ? Optional.empty() : Optional.of(MetricChange.of(first, second, shift(first, second)));
    }

    /** The shift: for a single pair from the batches, if the metric is a percentile. */
    private Shift shift(List<RunMetric> first, List<RunMetric> second) {
        List<Double> differences = IntStream.range(0, first.size())
                .mapToObj(pair -> MetricChange.score(second.get(pair)) - MetricChange.score(first.get(pair)))
                .toList();
        RunMetric figure = first.get(0);
        return pairs() == 1
                ? Shift.within(
                        differences.get(0),
                        legs().map(leg -> figure.kind()
                                        .percentile()
                                        .map(percentile -> ComparedLeg.error(leg.batches(figure.subject()), percentile))
                                        .orElse(OptionalDouble.empty()))
                                .toList())
                : Shift.between(differences);
    }

    /** Returns the names of the requests with responses in every run, beginning with all requests. */
    public List<String> requests() {
        List<String> names = new ArrayList<>(before.get(0).requests());
        legs().forEach(leg -> names.retainAll(leg.requests()));
        return names;
    }

    /** Returns the names of the requests with responses in some runs only. */
    public List<String> otherRequests() {
        List<String> common = requests();
        return legs().flatMap(leg -> leg.requests().stream())
                .distinct()
                .filter(name -> !common.contains(name))
                .toList();
    }

    /** Returns the comparison of one of {@link #requests()}. */
    public ComparedRequest request(String name) {
        return ComparedRequest.of(name, batches(before, name), batches(after, name));
    }

    private static List<List<Histogram>> batches(List<ComparedLeg> legs, String request) {
        return legs.stream().map(leg -> leg.batches(request)).toList();
    }

    private Stream<ComparedLeg> legs() {
        return Stream.concat(before.stream(), after.stream());
    }
}
