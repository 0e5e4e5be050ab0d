package mobius.verdict;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import java.util.function.LongUnaryOperator;
import java.util.stream.IntStream;
import mobius.budget.Budgets;
import mobius.budget.EndpointClass;
import mobius.budget.ExampleBudgets;
import mobius.budget.Percentile;
import mobius.budget.PlatformBudgets;
import mobius.budget.Ratio;
import mobius.budget.SeverityMatrix;
import mobius.capacity.Economy;
import mobius.measure.Anomalies;
import mobius.measure.ErrorGroup;
import mobius.measure.Failures;
import mobius.measure.LatencyHistogram;
import mobius.measure.MeasuredWindow;
import mobius.measure.Measurement;
import mobius.measure.PageSample;
import mobius.measure.RequestStats;
import mobius.measure.Responses;
import mobius.measure.RunFacts;
import mobius.measure.ScenarioUsers;
import mobius.measure.Second;
import mobius.measure.WindowStats;
import mobius.runlog.RunLogOutcome;
import mobius.telemetry.InjectorMetrics;
import mobius.telemetry.Sample;
import mobius.telemetry.Telemetry;
import mobius.telemetry.postgres.StatementPlan;
import mobius.telemetry.postgres.StatementUse;
import mobius.verdict.evidence.Conditions;
import mobius.verdict.evidence.Evidence;
import mobius.verdict.finding.Finding;
import mobius.verdict.finding.Verdict;
import mobius.workload.Arrivals;
import mobius.workload.Stage;
import mobius.workload.TrafficMix;
import mobius.workload.Workload;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * The evidence of a healthy run, in which a test changes one thing: 100 users a second, after a minute of warm-up measured
 * over 300 s, each of whom sends one request, in turn {@code GET /projects}, which is critical, and {@code GET /health}.
 */
public final class ExampleEvidence {

    public static final String CRITICAL = "GET /projects";
    public static final String OTHER = "GET /health";
    public static final long STARTED = 1_700_000_000_000L;
    static final int WARM_UP_SECONDS = 60;
    public static final int SECONDS = 300;
    public static final int IN_A_BATCH = 1_500;
    private static final int USERS_PER_SECOND = 100;

    private final Map<String, List<Responses>> requests = new LinkedHashMap<>();
    private final Map<String, Double> metrics = new LinkedHashMap<>();
    private final List<Sample> moreSamples = new ArrayList<>();
    private final List<PageSample> pages = new ArrayList<>();
    private Optional<List<StatementUse>> statements = Optional.empty();
    private List<StatementPlan> plans = List.of();
    private final List<ErrorGroup> errors = new ArrayList<>();
    private RunLogOutcome.Ending ending = RunLogOutcome.Ending.COMPLETE;
    private Anomalies anomalies = new Anomalies(0, 0, 0, 0);
    private LongUnaryOperator startedIn = second -> USERS_PER_SECOND;
    private Arrivals arrivals = Arrivals.EVEN;
    private int scenarios = 1;
    private long activeAtTheEnd;
    private long durationMillis = (WARM_UP_SECONDS + SECONDS) * 1_000L;
    private double load = 1;
    private double requestsPerUser = 1;
    private boolean watched = true;
    private long watchedMillis = Long.MAX_VALUE;
    private boolean planned = true;
    private PlatformBudgets platform = ExampleBudgets.PLATFORM;
    private SeverityMatrix severity = ExampleBudgets.SEVERITY;
    private Conditions conditions =
            new Conditions(false, false, Set.of(CRITICAL, OTHER), OptionalLong.empty(), List.of(), Optional.empty());

    public ExampleEvidence() {
        responses(CRITICAL, Collections.nCopies(10, ok(IN_A_BATCH, 20)));
        responses(OTHER, Collections.nCopies(10, ok(IN_A_BATCH, 10)));
        metric(InjectorMetrics.TICKS, 190);
        metric(InjectorMetrics.LOOPS_WAITING, 0.02);
        metric(InjectorMetrics.CPU_RATIO, 0.4);
        metric(InjectorMetrics.STEAL_RATIO, 0);
        metric(InjectorMetrics.OPEN_FILES, 100);
        metric(InjectorMetrics.OPEN_FILES_LIMIT, 1_000);
        metric(InjectorMetrics.SOCKETS, 100);
        metric(InjectorMetrics.PORTS, 1_000);
    }

    /** Responses of one batch. */
    public static Responses ok(int count, long millis) {
        return new Responses(latencies(count, millis), LatencyHistogram.NONE, Failures.NONE, 0);
    }

    /** Responses of one batch that took these times in milliseconds, and others that failed or were refused. */
    static Responses of(long[] times, int ko, int throttled) {
        return new Responses(latencies(times), latencies(ko, 20), new Failures(0, 0, 0, ko), throttled);
    }

    public static Responses mixed(int ok, int ko, int throttled) {
        return new Responses(latencies(ok, 20), latencies(ko, 20), new Failures(0, 0, 0, ko), throttled);
    }

    public ExampleEvidence responses(String request, List<Responses> batches) {
        requests.put(request, batches);
        return this;
    }

    public ExampleEvidence responses(String request, Responses inEachBatch) {
        return responses(request, Collections.nCopies(10, inEachBatch));
    }

    public ExampleEvidence without(String request) {
        requests.remove(request);
        return this;
    }

    /** Sets a metric of the injector for the whole run. */
    public ExampleEvidence metric(String metric, double value) {
        metrics.put(metric, value);
        return this;
    }

    public ExampleEvidence withoutMetric(String metric) {
        metrics.remove(metric);
        return this;
    }

    /** Adds one sample, in seconds after the start of the measured window. */
    public ExampleEvidence sample(double atSecond, String metric, double value) {
        long time = STARTED + WARM_UP_SECONDS * 1_000L + Math.round(atSecond * 1_000);
        moreSamples.add(new Sample(time, InjectorMetrics.SOURCE, metric, "", value));
        return this;
    }

    /** Adds what a scraped source told in each second of the measured window. */
    public ExampleEvidence told(String source, String metric, String labels, IntToDoubleFunction at) {
        for (int second = 0; second < SECONDS; second++) {
            sampleOf(source, second, metric, labels, at.applyAsDouble(second));
        }
        return this;
    }

    /** Adds one sample of a scraped source, in seconds after the start of the measured window. */
    public ExampleEvidence sampleOf(String source, int atSecond, String metric, String labels, double value) {
        long time = STARTED + (WARM_UP_SECONDS + atSecond) * 1_000L;
        moreSamples.add(new Sample(time, source, metric, labels, value));
        return this;
    }

    public ExampleEvidence error(String message, long count) {
        return error(new ErrorGroup(CRITICAL, message, count));
    }

    public ExampleEvidence error(ErrorGroup group) {
        errors.add(group);
        return this;
    }

    public ExampleEvidence log(RunLogOutcome.Ending end) {
        ending = end;
        return this;
    }

    public ExampleEvidence anomalies(Anomalies strange) {
        anomalies = strange;
        return this;
    }

    /** How many of the 100 planned users start in each second of the run. */
    public ExampleEvidence usersStartedIn(LongUnaryOperator second) {
        startedIn = second;
        return this;
    }

    public ExampleEvidence arrivals(Arrivals planned) {
        arrivals = planned;
        return this;
    }

    /** How many scenarios there are; all users belong to the first one. */
    public ExampleEvidence scenarios(int count) {
        scenarios = count;
        return this;
    }

    public ExampleEvidence activeAtTheEnd(long users) {
        activeAtTheEnd = users;
        return this;
    }

    /** The watch ends before the run does. */
    public ExampleEvidence watchedMillis(long millis) {
        watchedMillis = millis;
        return this;
    }

    public ExampleEvidence durationMillis(long millis) {
        durationMillis = millis;
        return this;
    }

    /** The load of the measured window as a multiple of the peak. */
    public ExampleEvidence load(double multiple) {
        load = multiple;
        return this;
    }

    /** How many requests are planned for the measured window. */
    public ExampleEvidence plannedRequests(long count) {
        requestsPerUser = (double) count / USERS_PER_SECOND / SECONDS;
        return this;
    }

    public ExampleEvidence pages(List<PageSample> samples) {
        pages.addAll(samples);
        return this;
    }

    public ExampleEvidence plans(StatementPlan... known) {
        plans = List.of(known);
        return this;
    }

    public ExampleEvidence statements(List<StatementUse> used) {
        statements = Optional.of(used);
        return this;
    }

    public ExampleEvidence notWatched() {
        watched = false;
        return this;
    }

    /** A log of somebody else: no plan and no telemetry. */
    public ExampleEvidence fromElsewhere() {
        planned = false;
        conditions = Conditions.unknown();
        return notWatched();
    }

    public ExampleEvidence conditions(boolean smokeCheck, boolean sameMachine) {
        conditions = new Conditions(
                smokeCheck, sameMachine, Set.of(CRITICAL, OTHER), OptionalLong.empty(), List.of(), Optional.empty());
        return this;
    }

    public ExampleEvidence plannedRequests(String... names) {
        conditions = new Conditions(false, false, Set.of(names), OptionalLong.empty(), List.of(), Optional.empty());
        return this;
    }

    public ExampleEvidence connectionsAccepted(long count) {
        conditions = new Conditions(
                false, false, Set.of(CRITICAL, OTHER), OptionalLong.of(count), List.of(), Optional.empty());
        return this;
    }

    /** Makes a soak of it: the platform takes so long to warm up. */
    public ExampleEvidence soak(Duration warmUpConstant) {
        conditions = new Conditions(
                conditions.smokeCheck(),
                conditions.targetOnSameMachine(),
                conditions.plannedRequests(),
                conditions.connectionsAccepted(),
                conditions.leftOut(),
                Optional.of(warmUpConstant));
        return this;
    }

    /** Takes the budgets of the platform and the severity matrix from other budgets. */
    public ExampleEvidence budgets(Budgets budgets) {
        platform = budgets.platform();
        severity = budgets.severity();
        return this;
    }

    public Evidence evidence() {
        return new Evidence(
                measurement(),
                planned ? Optional.of(workload()) : Optional.empty(),
                budgets(),
                watched ? Optional.of(telemetry()) : Optional.empty(),
                conditions,
                pages,
                statements,
                plans,
                Economy.UNKNOWN,
                Optional.empty(),
                Optional.empty());
    }

    public Verdict verdict() {
        return Judge.judge(evidence());
    }

    /** The finding of a verdict on this evidence. */
    public Finding finding(String id, String subject) {
        return verdict().findings().stream()
                .filter(finding -> finding.id().equals(id) && finding.subject().equals(subject))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no finding " + id + " about " + subject));
    }

    private Workload workload() {
        return new Workload(
                USERS_PER_SECOND * requestsPerUser,
                Duration.ofSeconds(1),
                List.of(
                        new Stage("settle", Duration.ofSeconds(WARM_UP_SECONDS), 1, 1, false),
                        new Stage("peak", Duration.ofSeconds(SECONDS), 1, 1, true)),
                new TrafficMix(Map.of("browse", new TrafficMix.Share(1, requestsPerUser))),
                arrivals);
    }

    private Budgets budgets() {
        return new Budgets(
                Map.of(Percentile.P95, Duration.ofMillis(200)),
                Ratio.ofPercent(0.1),
                List.of(new EndpointClass(
                        "read", Duration.ofMillis(100), Duration.ofMillis(200), Set.of(CRITICAL, OTHER), true)),
                Map.of(),
                Set.of(CRITICAL),
                platform,
                severity);
    }

    private Measurement measurement() {
        @Nullable Double multiple = planned ? (Double) load : null;
        MeasuredWindow window = new MeasuredWindow(
                "peak", WARM_UP_SECONDS * 1_000L, (WARM_UP_SECONDS + SECONDS) * 1_000L, multiple, multiple);
        long users = seconds().stream().mapToLong(Second::usersStarted).sum();
        return new Measurement(
                Measurement.SCHEMA,
                new RunFacts("mobius.LoadSimulation", "3.15.1", "", STARTED, 0, durationMillis),
                new RunLogOutcome(ending, 90_000, 2_340_000, "The log ended at record 90000."),
                List.of(window),
                requests.entrySet().stream()
                        .map(request -> new RequestStats(
                                request.getKey(),
                                Responses.merged(request.getValue()),
                                List.of(new WindowStats(request.getValue()))))
                        .toList(),
                IntStream.range(0, scenarios)
                        .mapToObj(number -> number == 0
                                ? new ScenarioUsers("browse", users, users - activeAtTheEnd, List.of(users))
                                : new ScenarioUsers("scenario " + number, 0, 0, List.of(0L)))
                        .toList(),
                seconds(),
                errors,
                anomalies);
    }

    private List<Second> seconds() {
        return IntStream.range(0, WARM_UP_SECONDS + SECONDS)
                .mapToObj(second -> {
                    long users = startedIn.applyAsLong(second);
                    Double plan = planned ? (Double) (double) USERS_PER_SECOND : null;
                    return new Second(second, plan, users, 5, users, users, 0, 0, 20L, 20L, 20L);
                })
                .toList();
    }

    private Telemetry telemetry() {
        List<Sample> samples = new ArrayList<>(moreSamples);
        long last = Math.min(durationMillis, watchedMillis) / 1_000;
        for (int second = 1; second <= last; second++) {
            long time = STARTED + second * 1_000L;
            metrics.forEach(
                    (metric, value) -> samples.add(new Sample(time, InjectorMetrics.SOURCE, metric, "", value)));
        }
        return Telemetry.of(samples);
    }

    private static LatencyHistogram latencies(int count, long millis) {
        long[] times = new long[count];
        Arrays.fill(times, millis);
        return latencies(times);
    }

    private static LatencyHistogram latencies(long[] times) {
        if (times.length == 0) {
            return LatencyHistogram.NONE;
        }
        Histogram histogram = new Histogram(3);
        Arrays.stream(times).forEach(histogram::recordValue);
        LongSummaryStatistics summary = Arrays.stream(times).summaryStatistics();
        ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        int length = histogram.encodeIntoCompressedByteBuffer(buffer);
        String text = Base64.getEncoder().encodeToString(Arrays.copyOf(buffer.array(), length));
        return LatencyHistogram.parse(summary.getCount(), summary.getMin(), summary.getMax(), summary.getSum(), text);
    }
}
