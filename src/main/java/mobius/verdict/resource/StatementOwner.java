package mobius.verdict.resource;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import mobius.measure.MeasuredWindow;
import mobius.measure.RequestStats;
import mobius.telemetry.Series;
import mobius.telemetry.exposition.Labels;
import mobius.telemetry.postgres.PostgresMetrics;
import mobius.telemetry.postgres.StatementUse;
import mobius.verdict.evidence.RunView;
import mobius.verdict.finding.Text;

/**
 * The endpoint that runs a statement, found by correlation: the number of requests to each endpoint varies by chance between the
 * parts of a run. The number of calls for each request is constant only for the endpoint that runs the statement.
 *
 * @param request the name of the endpoint, or {@code all requests}
 * @param callsForEach the number of calls for each request
 */
record StatementOwner(String request, double callsForEach) {

    /** Largest variation (standard deviation divided by mean) of the endpoint that runs the statement. */
    private static final double STEADY = 0.1;

    /** Least ratio of the variation of any other endpoint to it. */
    private static final double CLEARLY = 3;

    /** Fewest parts for a decision. */
    private static final int ENOUGH_PARTS = 5;

    /**
     * An endpoint with the calls of a statement for each of its requests.
     *
     * @param request the name of the endpoint
     * @param mean the calls for each request, over the parts
     * @param spread the standard deviation over the parts, divided by the mean
     */
    private record Candidate(String request, double mean, double spread) {}

    /** Returns the owner; empty if no endpoint stands out, or the calls were not recorded over time. */
    static Optional<StatementOwner> of(RunView run, StatementUse statement) {
        List<Double> calls = callsByPart(run, statement);
        if (calls.size() < ENOUGH_PARTS || calls.stream().anyMatch(part -> !(part > 0))) {
            return Optional.empty();
        }
        List<Candidate> steadiest = Stream.concat(Stream.of(run.total()), run.measurement().requests().stream())
                .flatMap(request -> candidate(request, calls).stream())
                .sorted(Comparator.comparingDouble(Candidate::spread))
                .toList();
        return steadiest.size() > 1 && standsOut(steadiest.get(0), steadiest.get(1))
                ? Optional.of(new StatementOwner(
                        steadiest.get(0).request(), steadiest.get(0).mean()))
                : Optional.empty();
    }

    String inWords() {
        return "It runs with %s, %s times for each of them: this number stays the same while those of all others change."
                .formatted(request, Text.of(callsForEach));
    }

    /** True if the first candidate is steady and the second clearly less so. */
    private static boolean standsOut(Candidate first, Candidate second) {
        return first.spread() <= STEADY && second.spread() >= CLEARLY * first.spread() && second.spread() > 0;
    }

    /** The calls for each request of an endpoint; empty if it has no requests in some part. */
    private static Optional<Candidate> candidate(RequestStats request, List<Double> calls) {
        List<Long> requests = request.windows().stream()
                .flatMap(window -> window.batches().stream())
                .map(batch -> batch.count())
                .toList();
        if (requests.size() != calls.size() || requests.contains(0L)) {
            return Optional.empty();
        }
        double[] each = new double[calls.size()];
        for (int part = 0; part < each.length; part++) {
            each[part] = calls.get(part) / requests.get(part);
        }
        double mean = Arrays.stream(each).average().orElseThrow();
        double variance = Arrays.stream(each)
                .map(one -> (one - mean) * (one - mean))
                .average()
                .orElseThrow();
        return Optional.of(new Candidate(request.name(), mean, Math.sqrt(variance) / mean));
    }

    /** The calls in each part of the measured windows; empty if they were not recorded. */
    private static List<Double> callsByPart(RunView run, StatementUse statement) {
        String label =
                Labels.of(Map.of("queryid", Long.toString(statement.queryId()))).toString();
        Optional<InterpolatedCounter> count = run.telemetry().stream()
                .map(telemetry -> telemetry.of(PostgresMetrics.SOURCE, PostgresMetrics.CALLS))
                .flatMap(List::stream)
                .filter(series -> series.labels().equals(label))
                .map(InterpolatedCounter::new)
                .findFirst();
        return count.map(counter -> callsByPart(run, counter)).orElse(List.of());
    }

    private static List<Double> callsByPart(RunView run, InterpolatedCounter counter) {
        List<Double> calls = new ArrayList<>();
        for (MeasuredWindow window : run.measurement().windows()) {
            double length = (double) (window.endMillis() - window.startMillis()) / window.parts();
            for (int part = 0; part < window.parts(); part++) {
                double from = run.zeroMillis() + window.startMillis() + part * length;
                calls.add(counter.at(from + length) - counter.at(from));
            }
        }
        return calls;
    }

    /**
     * A counter with linear interpolation between its readings.
     *
     * @param readings in the order of time
     */
    private record InterpolatedCounter(Series readings) {

        /** Returns the value at a time; NaN before the first reading and after the last. */
        double at(double timeMillis) {
            List<Series.Point> points = readings.points();
            for (int i = 1; i < points.size(); i++) {
                Series.Point before = points.get(i - 1);
                Series.Point after = points.get(i);
                if (timeMillis >= before.timeMillis() && timeMillis <= after.timeMillis()) {
                    double share =
                            (timeMillis - before.timeMillis()) / Math.max(1, after.timeMillis() - before.timeMillis());
                    return before.value() + share * (after.value() - before.value());
                }
            }
            return Double.NaN;
        }
    }
}
