package mobius.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import mobius.budget.Budgets;
import mobius.budget.ExampleBudgets;
import mobius.budget.Ratio;
import mobius.measure.Anomalies;
import mobius.measure.Failures;
import mobius.measure.LatencyHistogram;
import mobius.measure.MeasuredWindow;
import mobius.measure.Measurement;
import mobius.measure.RequestStats;
import mobius.measure.Responses;
import mobius.measure.WindowStats;
import mobius.report.comparison.ComparedSide;
import mobius.report.comparison.TwoSidesReport;
import mobius.runlog.RunLogOutcome;
import mobius.verdict.evidence.Conditions;
import mobius.verdict.evidence.Evidence;
import mobius.verdict.evidence.RunMetrics;
import mobius.verdict.finding.Verdict.Outcome;
import mobius.verdict.past.PastRun;
import mobius.verdict.past.PastRuns;
import mobius.verdict.past.RunMetric;
import mobius.verdict.regression.LegEvidence;
import mobius.verdict.regression.RunComparison;
import org.HdrHistogram.Histogram;

/** Comparisons of runs that were never made, with seeded figures. */
public final class Comparisons {

    private static final MeasuredWindow PEAK = new MeasuredWindow("peak", 25_000, 55_000, 1.0, 1.0);

    private Comparisons() {}

    /** One run against one run that is slower in the tail, where the history knows the noise. */
    public static TwoSidesReport ofTwoRuns(List<String> names) {
        LegEvidence before = leg(1, 1, names);
        return TwoSidesReport.ofTwoRuns(
                new ComparedSide("before", "1.4.2", List.of("2026-01-01T12:00:00Z")),
                new ComparedSide("after", "1.5.0", List.of("2026-01-02T12:00:00Z")),
                new RunComparison(List.of(before), List.of(leg(2, 1.25, names))),
                past(before));
    }

    /** So many pairs of runs, of which the second one is slower. */
    public static TwoSidesReport ofPairs(int pairs, List<String> names) {
        List<LegEvidence> before = new ArrayList<>();
        List<LegEvidence> after = new ArrayList<>();
        for (int pair = 0; pair < pairs; pair++) {
            before.add(leg(10 + pair, 1, names));
            after.add(leg(30 + pair, 1.15, names));
        }
        return TwoSidesReport.of(
                new ComparedSide("before", "1.4.2", starts(0, pairs)),
                new ComparedSide("after", names.get(0), starts(1, pairs)),
                Outcome.FAIL,
                List.of("Slower by 15 % [11, 19].", "It took " + pairs + " pairs: " + names.get(0)),
                new RunComparison(before, after),
                PastRuns.none("not asked"));
    }

    private static List<String> starts(int minute, int runs) {
        return IntStream.range(0, runs)
                .mapToObj(run -> String.format(Locale.ROOT, "2026-01-01T12:%02d:00Z", 2 * run + minute))
                .toList();
    }

    public static LegEvidence leg(int seed, double slower, List<String> names) {
        Random random = new Random(seed);
        Measurement measurement = new Measurement(
                Measurement.SCHEMA,
                null,
                new RunLogOutcome(RunLogOutcome.Ending.COMPLETE, 12_345, 320_000, "The log is complete."),
                List.of(PEAK),
                names.stream().map(name -> request(name, slower, random)).toList(),
                List.of(),
                List.of(),
                List.of(),
                new Anomalies(0, 0, 0, 0));
        Budgets budgets = ExampleBudgets.of(Map.of(), new Ratio(0.001), List.of(), Set.copyOf(names.subList(0, 2)));
        Evidence evidence =
                new Evidence(measurement, Optional.empty(), budgets, Optional.empty(), Conditions.unknown());
        return new LegEvidence(evidence, RunMetrics.of(evidence));
    }

    private static PastRuns past(LegEvidence leg) {
        Random random = new Random(3);
        List<PastRun> runs = IntStream.range(1, 11)
                .mapToObj(night -> new PastRun(
                        "night-" + night,
                        String.format(Locale.ROOT, "2025-12-%02dT12:00:00Z", night),
                        "1.4.1",
                        Outcome.PASS,
                        Outcome.PASS,
                        true,
                        leg.figures().stream()
                                .map(figure -> new RunMetric(
                                        figure.kind(),
                                        figure.subject(),
                                        figure.value() * Math.exp(0.04 * random.nextGaussian()),
                                        figure.samples()))
                                .toList()))
                .toList();
        return new PastRuns(PastRuns.SCHEMA, runs, null, List.of());
    }

    private static RequestStats request(String name, double slower, Random random) {
        double scale = name.contains("search") ? 60 : 15;
        double run = Math.exp(0.02 * random.nextGaussian());
        List<Responses> batches = IntStream.range(0, MeasuredWindow.BATCHES)
                .mapToObj(batch -> responses(scale * run * Math.exp(0.03 * random.nextGaussian()), slower, random))
                .toList();
        return new RequestStats(name, Responses.merged(batches), List.of(new WindowStats(batches)));
    }

    /** What is slower is so above the median above all. */
    private static Responses responses(double scale, double slower, Random random) {
        Histogram histogram = new Histogram(3);
        int count = 700;
        long sum = 0;
        for (int i = 0; i < count; i++) {
            double normal = random.nextGaussian();
            long millis = Math.round(scale * (1 + (slower - 1) / (1 + Math.exp(-3 * normal))) * Math.exp(0.7 * normal));
            histogram.recordValue(millis);
            sum += millis;
        }
        LatencyHistogram ok = LatencyHistogram.parse(
                count, histogram.getMinValue(), histogram.getMaxValue(), sum, Histograms.text(histogram));
        return new Responses(ok, LatencyHistogram.NONE, Failures.NONE, 0);
    }
}
