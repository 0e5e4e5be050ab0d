package mobius.report;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mobius.budget.Budget;
import mobius.measure.MeasuredWindow;
import mobius.measure.Responses;
import mobius.report.text.Figures;
import mobius.report.text.NoBottleneck;
import mobius.report.text.Order;
import mobius.report.text.RunInfo;
import mobius.report.text.RunReport;
import mobius.verdict.finding.Cause;
import mobius.verdict.finding.Gain;
import mobius.verdict.finding.Observation;
import mobius.verdict.finding.Suspect;
import org.jspecify.annotations.Nullable;

/**
 * The summary below the verdict: what was tested, at which load and how fast, where the bottlenecks are, and what the largest
 * improvement would change.
 */
final class ExecutiveSummary {

    private static final int MOST_BOTTLENECKS = 3;
    private static final double MILLIS_PER_SECOND = 1_000;

    private ExecutiveSummary() {}

    static List<String> lines(RunReport run) {
        return Stream.of(measured(run), Stream.of(bottlenecks(run)), improvement(run))
                .flatMap(lines -> lines)
                .toList();
    }

    /** Returns what was tested, and how fast it was. */
    static Stream<String> measured(RunReport run) {
        return Stream.of(tested(run.tested()), load(run));
    }

    private static String tested(RunInfo tested) {
        String what = "%s on %s (%s), platform version %s, started %s."
                .formatted(
                        orUnknown(tested.simulation()),
                        orUnknown(tested.environment()),
                        orUnknown(tested.profile()),
                        orUnknown(tested.platformVersion()),
                        orUnknown(VerdictSection.started(tested.started())));
        return tested.workload().isPresent()
                ? what
                : what
                        + " Judged without a plan: the whole run was measured, ramps and all, and nobody knows which load was meant.";
    }

    private static String orUnknown(@Nullable String value) {
        return Objects.requireNonNullElse(value, Figures.NOT_KNOWN);
    }

    private static String load(RunReport run) {
        return run.verdict().findings().stream()
                .filter(finding ->
                        finding.id().equals("latency.p95") && finding.subject().equals(Budget.TOTAL))
                .min(Order.WORST_FIRST)
                .map(p95 -> "Measured: %s at %s p95.".formatted(rate(run, p95.facts()), Figures.actual(p95.facts())))
                .orElse("Measured: no rate and no p95 of all requests are known.");
    }

    private static String rate(RunReport run, Observation p95) {
        MeasuredWindow window = p95.window();
        int number = window == null ? -1 : run.measurement().windows().indexOf(window);
        return window == null || number < 0
                ? Figures.NOT_KNOWN
                : Figures.of(requestsPerSecond(run, window, number), "requests/s");
    }

    private static double requestsPerSecond(RunReport run, MeasuredWindow window, int number) {
        long count = run.measurement().requests().stream()
                .flatMap(request -> request.windows().get(number).batches().stream())
                .mapToLong(Responses::count)
                .sum();
        return Math.round(count * MILLIS_PER_SECOND * 10 / window.duration().toMillis()) / 10.0;
    }

    static String bottlenecks(RunReport run) {
        List<Suspect> suspects = run.verdict().suspects();
        if (suspects.isEmpty()) {
            return "Bottlenecks: %s.".formatted(NoBottleneck.words(run));
        }
        if (suspects.get(0).cause() == Cause.UNKNOWN) {
            return "Bottlenecks: not known from these figures.";
        }
        String rest =
                suspects.size() > MOST_BOTTLENECKS ? " and " + (suspects.size() - MOST_BOTTLENECKS) + " more" : "";
        return suspects.stream()
                .limit(MOST_BOTTLENECKS)
                .map(Suspect::title)
                .collect(Collectors.joining(", then ", "Bottlenecks: ", rest + "."));
    }

    /** Returns the largest gain; empty without bottlenecks. */
    static Stream<String> improvement(RunReport run) {
        List<Suspect> suspects = run.verdict().suspects();
        return suspects.isEmpty() ? Stream.of() : Stream.of(improvement(suspects));
    }

    private static String improvement(List<Suspect> suspects) {
        return suspects.stream()
                .filter(suspect -> suspect.gain() != null)
                .max(Comparator.comparingDouble(ExecutiveSummary::saved))
                .map(suspect -> "Largest improvement (%s): %s. %s"
                        .formatted(suspect.effort(), suspect.title(), suspect.expectedGain()))
                .orElse("Largest improvement: not known from these figures.");
    }

    private static double saved(Suspect suspect) {
        Gain gain = suspect.gain();
        return gain == null ? 0 : gain.savedMillis();
    }
}
