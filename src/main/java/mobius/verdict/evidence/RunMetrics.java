package mobius.verdict.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;
import mobius.budget.Budget;
import mobius.budget.Budgets;
import mobius.budget.Percentile;
import mobius.measure.MeasuredWindow;
import mobius.measure.RequestStats;
import mobius.measure.Responses;
import mobius.stats.BatchEstimate;
import mobius.stats.FinePercentile;
import mobius.verdict.past.RunMetric;
import mobius.verdict.past.RunMetric.Kind;
import org.HdrHistogram.Histogram;

/**
 * The metrics of a run for regressions: those of all requests, of critical requests and of the platform's own process, over all
 * windows up to the expected peak.
 */
public final class RunMetrics {

    /** Fewest responses beyond a percentile: with fewer, the percentile is the value of single responses. */
    public static final int LEAST_BEYOND = 5;

    private static final double MILLIS_PER_SECOND = 1_000;

    /** Metric that identifies a source as the platform itself, not as an exporter next to it. */
    private static final String OF_THE_PLATFORM = "http_requests_total";

    private final RunView run;
    private final List<Integer> windows;

    private RunMetrics(RunView run) {
        this.run = run;
        this.windows = run.decidingWindows();
    }

    /** Returns the metrics for the history. Unknown ones are left out. */
    public static List<RunMetric> of(Evidence evidence) {
        return of(new RunView(evidence));
    }

    /** Returns the metrics for the history. Unknown ones are left out. */
    public static List<RunMetric> of(RunView run) {
        return new RunMetrics(run).all();
    }

    /**
     * Returns the p95 of one subject.
     *
     * @param subject a request name, or {@code all requests}
     * @return empty if there are too few responses
     */
    public static Optional<RunMetric> p95(Evidence evidence, String subject) {
        RunMetrics figures = new RunMetrics(new RunView(evidence));
        return figures.request(subject)
                .flatMap(request -> figures.latencies(request).stream()
                        .filter(figure -> figure.kind() == Kind.P95)
                        .findFirst());
    }

    /** Returns the p95 of every request with enough responses, for a chart. Later runs are compared with fewer of them. */
    public static List<RunMetric> everyP95(Evidence evidence) {
        RunMetrics figures = new RunMetrics(new RunView(evidence));
        return figures.windows.isEmpty()
                ? List.of()
                : evidence.measurement().requests().stream()
                        .flatMap(request -> figures.latencies(request).stream())
                        .filter(figure -> figure.kind() == Kind.P95)
                        .toList();
    }

    private Optional<RequestStats> request(String subject) {
        return subject.equals(Budget.TOTAL)
                ? Optional.of(run.latencyTotal())
                : run.measurement().request(subject);
    }

    /** All metrics; none without a window up to the expected peak. */
    private List<RunMetric> all() {
        if (windows.isEmpty()) {
            return List.of();
        }
        List<RunMetric> figures = new ArrayList<>();
        subjects().forEach(subject -> figures.addAll(latencies(subject)));
        figures.addAll(ofTotal());
        platform().forEach(source -> figures.addAll(resources(source)));
        return figures;
    }

    /** All requests together, and the critical requests. */
    private Stream<RequestStats> subjects() {
        Stream<RequestStats> critical = run.measurement().requests().stream()
                .filter(request -> run.budgets().critical().contains(Budgets.endpointOf(request.name())));
        return Stream.concat(Stream.of(run.latencyTotal()), critical);
    }

    /** The median, p95 and p99 of a request over all windows, as far as they have enough responses. */
    private List<RunMetric> latencies(RequestStats request) {
        Histogram all = BatchEstimate.merge(windows.stream()
                .map(window -> whole(request, window).ok())
                .filter(part -> part.count() > 0)
                .map(part -> part.toHistogram())
                .toList());
        return Stream.of(Kind.P50, Kind.P95, Kind.P99)
                .flatMap(kind -> latency(kind, request.name(), all).stream())
                .toList();
    }

    private static Optional<RunMetric> latency(Kind kind, String subject, Histogram all) {
        Percentile percentile = kind.percentile().orElseThrow();
        long count = all.getTotalCount();
        return count * (100 - percentile.value()) / 100 < LEAST_BEYOND
                ? Optional.empty()
                : Optional.of(new RunMetric(kind, subject, FinePercentile.of(all, percentile), count));
    }

    /** Throughput and error rate. Throttled requests count for the throughput only. */
    private List<RunMetric> ofTotal() {
        Responses all = Responses.merged(
                windows.stream().map(window -> whole(run.total(), window)).toList());
        double seconds = windows.stream()
                        .map(run::window)
                        .map(MeasuredWindow::duration)
                        .mapToLong(duration -> duration.toMillis())
                        .sum()
                / MILLIS_PER_SECOND;
        if (all.judged() == 0 || seconds <= 0) {
            return List.of();
        }
        return List.of(
                new RunMetric(Kind.THROUGHPUT, Budget.TOTAL, all.count() / seconds, all.count()),
                new RunMetric(Kind.ERRORS, Budget.TOTAL, (double) all.ko().count() / all.judged(), all.judged()));
    }

    private static Responses whole(RequestStats request, int window) {
        return request.windows().get(window).whole();
    }

    /** The sources that are the platform itself. */
    private List<String> platform() {
        return new ServerFigures(run, run.window(windows.get(0))).sourcesOf(OF_THE_PLATFORM);
    }

    /** Memory and CPU of a source, as means over the windows. */
    private List<RunMetric> resources(String source) {
        List<RunMetric> figures = new ArrayList<>();
        mean(window -> window.mean(source, "process_resident_memory_bytes"))
                .ifPresent(bytes -> figures.add(new RunMetric(Kind.MEMORY, source, bytes, windows.size())));
        mean(window -> window.perSecond(source, "process_cpu_seconds_total"))
                .ifPresent(cores -> figures.add(new RunMetric(Kind.CPU, source, cores, windows.size())));
        return figures;
    }

    /** Mean over the windows; empty if one of them has no value, or a value of zero, as of something that was not used. */
    private OptionalDouble mean(Function<ServerFigures, OptionalDouble> figure) {
        List<OptionalDouble> told = windows.stream()
                .map(window -> figure.apply(new ServerFigures(run, run.window(window))))
                .toList();
        return told.stream().allMatch(each -> each.isPresent() && each.getAsDouble() > 0)
                ? told.stream().mapToDouble(OptionalDouble::getAsDouble).average()
                : OptionalDouble.empty();
    }
}
