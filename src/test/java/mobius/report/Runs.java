package mobius.report;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import mobius.budget.Budgets;
import mobius.budget.EndpointClass;
import mobius.budget.Percentile;
import mobius.budget.Ratio;
import mobius.measure.Anomalies;
import mobius.measure.ErrorGroup;
import mobius.measure.Failures;
import mobius.measure.Latencies;
import mobius.measure.MeasuredWindow;
import mobius.measure.Measurement;
import mobius.measure.RequestStats;
import mobius.measure.Responses;
import mobius.measure.RunFacts;
import mobius.measure.ScenarioUsers;
import mobius.measure.Second;
import mobius.measure.WindowStats;
import mobius.runlog.RunLogOutcome;
import mobius.telemetry.Sample;
import mobius.telemetry.Telemetry;
import mobius.verdict.Facts;
import mobius.verdict.Finding;
import mobius.verdict.GrowthLine;
import mobius.verdict.Limit;
import mobius.verdict.RequestSummary;
import mobius.verdict.Severity;
import mobius.verdict.Status;
import mobius.verdict.Verdict;
import mobius.verdict.leak.Span;
import mobius.verdict.leak.Trend;
import mobius.verdict.suspect.Cause;
import mobius.verdict.suspect.Effort;
import mobius.verdict.suspect.Figure;
import mobius.verdict.suspect.Gain;
import mobius.verdict.suspect.Suspect;
import mobius.workload.Stage;
import mobius.workload.TrafficMix;
import mobius.workload.Workload;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** Runs that were never made, with seeded figures. */
final class Runs {

    static final Instant STARTED = Instant.parse("2026-01-01T12:00:00Z");

    private static final MeasuredWindow PEAK = new MeasuredWindow("peak", 25_000, 55_000, 1.0, 1.0);

    private static final List<String> NAMES = List.of(
            "GET /contexts/search",
            "GET /contexts/{id}",
            "GET /projects",
            "POST /auth/login",
            "POST /contexts",
            "PATCH /contexts/{id}",
            "GET /auth/me",
            "GET /health");

    private Runs() {}

    /** A run of a minute in which one endpoint was too slow. */
    static JudgedRun failed() {
        return run(Verdict.Outcome.FAIL, 65, names());
    }

    static JudgedRun passed() {
        return run(Verdict.Outcome.PASS, 65, names());
    }

    static JudgedRun inconclusive() {
        return run(Verdict.Outcome.INCONCLUSIVE, 65, names());
    }

    /** A run with these request names. */
    static JudgedRun named(List<String> names) {
        return run(Verdict.Outcome.FAIL, 65, names);
    }

    /** A run of this many seconds. */
    static JudgedRun lasting(int seconds) {
        return run(Verdict.Outcome.PASS, seconds, names());
    }

    /** A log without a beginning, of which nothing is known. */
    static JudgedRun unknown() {
        Measurement nothing = new Measurement(
                Measurement.SCHEMA,
                null,
                new RunLogOutcome(RunLogOutcome.Ending.EMPTY, 0, 0, "The log is empty."),
                List.of(new MeasuredWindow(MeasuredWindow.WHOLE_RUN, 0, 1, null, null)),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new Anomalies(0, 0, 0, 0));
        Verdict verdict = new Verdict(
                Verdict.Outcome.INCONCLUSIVE,
                List.of(finding(
                        "gate.data",
                        "run",
                        true,
                        Status.INCONCLUSIVE,
                        new Facts(
                                "requests in the measured windows",
                                "requests",
                                Limit.atLeast(1),
                                null,
                                null,
                                null,
                                null,
                                null),
                        "No request was sent in a measured window.")),
                List.of(),
                List.of());
        return new JudgedRun(
                new Tested(null, null, null, null, null, null, null, Optional.empty()),
                verdict,
                nothing,
                budgets(),
                Optional.empty(),
                List.of());
    }

    static List<String> names() {
        return NAMES;
    }

    private static JudgedRun run(Verdict.Outcome outcome, int seconds, List<String> names) {
        Random random = new Random(7);
        List<RequestStats> requests =
                names.stream().map(name -> request(name, random)).toList();
        Measurement measurement = new Measurement(
                Measurement.SCHEMA,
                new RunFacts("mobius.LoadSimulation", "3.15.1", "", STARTED.toEpochMilli(), 500, seconds * 1_000L),
                new RunLogOutcome(
                        RunLogOutcome.Ending.COMPLETE, 12_345, 320_000, "The log is complete: 12,345 records."),
                List.of(PEAK),
                requests,
                List.of(new ScenarioUsers("find-context", 900, 900, List.of(900L))),
                seconds(seconds, random),
                outcome == Verdict.Outcome.PASS ? List.of() : errors(),
                new Anomalies(0, 0, 0, 0));
        Verdict verdict = new Verdict(outcome, findings(outcome, names), summaries(requests), suspects(outcome));
        return new JudgedRun(
                tested(seconds),
                verdict,
                measurement,
                budgets(),
                Optional.of(telemetry(seconds, random)),
                growth(outcome, seconds));
    }

    private static Tested tested(int seconds) {
        Workload workload = new Workload(
                40,
                Duration.ofSeconds(1),
                List.of(
                        new Stage("ramp-up", Duration.ofSeconds(15), 0, 1, false),
                        new Stage("settle", Duration.ofSeconds(10), 1, 1, false),
                        new Stage("peak", Duration.ofSeconds(30), 1, 1, true),
                        new Stage("ramp-down", Duration.ofSeconds(5), 1, 0, false)),
                new TrafficMix(Map.of("find-context", new TrafficMix.Share(1, 3))));
        return new Tested(
                "mobius.LoadSimulation",
                "embedded",
                "quick",
                STARTED,
                Duration.ofSeconds(seconds),
                "2.4.1",
                20_260_101L,
                Optional.of(workload));
    }

    private static Budgets budgets() {
        return new Budgets(
                Map.of(Percentile.P95, Duration.ofMillis(200)),
                new Ratio(0.001),
                List.of(new EndpointClass(
                        "read",
                        Duration.ofMillis(100),
                        Duration.ofMillis(200),
                        Set.of("GET /projects", "GET /contexts/{id}"),
                        true)),
                Map.of(),
                Set.of("GET /projects", "GET /contexts/search"));
    }

    private static RequestStats request(String name, Random random) {
        double scale = name.contains("search") ? 60 : 15;
        List<Responses> batches = IntStream.range(0, MeasuredWindow.BATCHES)
                .mapToObj(batch -> responses(scale, random))
                .toList();
        return new RequestStats(name, Responses.merged(batches), List.of(new WindowStats(batches)));
    }

    private static Responses responses(double scale, Random random) {
        Latencies ok = latencies(20 + random.nextInt(60), scale, random);
        boolean failed = random.nextInt(10) == 0;
        Latencies ko = failed ? latencies(1, 5, random) : Latencies.NONE;
        return new Responses(ok, ko, failed ? new Failures(0, 0, 0, 1) : Failures.NONE, 0);
    }

    private static Latencies latencies(int count, double scale, Random random) {
        Histogram histogram = new Histogram(3);
        long sum = 0;
        for (int i = 0; i < count; i++) {
            long millis = Math.round(scale * Math.exp(0.7 * random.nextGaussian()));
            histogram.recordValue(millis);
            sum += millis;
        }
        return new Latencies(count, histogram.getMinValue(), histogram.getMaxValue(), sum, Histograms.text(histogram));
    }

    private static List<RequestSummary> summaries(List<RequestStats> requests) {
        return requests.stream().map(Runs::summary).toList();
    }

    private static RequestSummary summary(RequestStats request) {
        Responses all = request.whole();
        return new RequestSummary(
                request.name(),
                all.count(),
                all.ok().count(),
                all.ko().count(),
                all.throttled(),
                millis(all, Percentile.P50),
                millis(all, Percentile.P95),
                millis(all, Percentile.P99),
                all.ok().maxMillis(),
                all.count() / 30.0);
    }

    private static @Nullable Long millis(Responses all, Percentile percentile) {
        return all.ok().at(percentile).map(Duration::toMillis).orElse(null);
    }

    private static List<Second> seconds(int count, Random random) {
        List<Second> seconds = new ArrayList<>();
        for (int second = 0; second < count; second++) {
            double planned = second < 15 ? second : 14;
            long started = Math.max(0, Math.round(planned + random.nextGaussian()));
            long p50 = 12L + random.nextInt(8);
            seconds.add(new Second(
                    second,
                    planned,
                    started,
                    started * 4,
                    started * 3,
                    started * 3,
                    random.nextInt(8) == 0 ? 1 : 0,
                    0,
                    p50,
                    p50 * 3 + random.nextInt(40),
                    p50 * 5 + random.nextInt(90)));
        }
        return seconds;
    }

    private static List<ErrorGroup> errors() {
        return List.of(
                new ErrorGroup("GET /contexts/search", "status.find.is(200), but actually found 503", 6),
                new ErrorGroup(
                        "POST /contexts", "j.u.c.TimeoutException: Request timeout to 127.0.0.1 after 10000 ms", 2),
                new ErrorGroup(null, "Failed to build request", 1));
    }

    private static List<Finding> findings(Verdict.Outcome outcome, List<String> names) {
        List<Finding> findings = new ArrayList<>();
        boolean starved = outcome == Verdict.Outcome.INCONCLUSIVE;
        findings.add(finding(
                "gate.lag",
                "injector",
                true,
                starved ? Status.INCONCLUSIVE : Status.PASS,
                new Facts(
                        "p99 of the scheduling lag",
                        "ms",
                        Limit.atMost(5),
                        starved ? 61.24 : 0.31,
                        null,
                        null,
                        6_000L,
                        PEAK),
                starved
                        ? "The injector was kept from running, and its delays read as response time of the platform."
                        : "The injector ran when it wanted to."));
        findings.add(finding(
                "gate.log",
                "log",
                true,
                Status.PASS,
                new Facts("records of the log", "records", null, 12_345.0, null, null, null, null),
                "The log is complete."));
        findings.add(finding(
                "latency.p95",
                "all requests",
                false,
                Status.PASS,
                new Facts("p95 of all requests", "ms", Limit.below(200), 61.0, 55.2, 68.9, 2_900L, PEAK),
                "Ten batches of time agree."));
        boolean slow = outcome == Verdict.Outcome.FAIL;
        String critical = names.get(0);
        findings.add(new Finding(
                "latency.p95",
                critical,
                false,
                slow ? Status.FAIL : Status.PASS,
                slow ? Severity.P1 : null,
                null,
                new Facts(
                        "p95 of " + critical,
                        "ms",
                        Limit.below(150),
                        slow ? 203.4 : 120,
                        slow ? 188.2 : 110.0,
                        slow ? 219.8 : 130.0,
                        412L,
                        PEAK),
                slow ? "The whole interval lies above the limit." : "The whole interval lies below the limit.",
                slow ? "Look at the slowest requests of this endpoint in the platform's own traces." : null));
        names.stream()
                .skip(1)
                .forEach(name -> findings.add(finding(
                        "latency.p95",
                        name,
                        false,
                        Status.INFO,
                        new Facts("p95 of " + name, "ms", Limit.below(100), 31.0, null, null, 380L, PEAK),
                        "Shown only: not critical.")));
        return findings;
    }

    private static List<Suspect> suspects(Verdict.Outcome outcome) {
        return outcome == Verdict.Outcome.PASS ? List.of() : List.of(pool(), cache());
    }

    private static Suspect pool() {
        return new Suspect(
                Cause.EXHAUSTED_POOL,
                "database pool",
                List.of(
                        new Figure("wait for a database connection, of each request", 41.2, "ms"),
                        new Figure("database connections in use", 99.8, "%")),
                new Gain("The mean time of all requests", 61, 19.8, 1),
                Effort.QUICK_WIN,
                "Enlarge the pool.");
    }

    private static Suspect cache() {
        return new Suspect(
                Cause.COLD_CACHE,
                "Redis",
                List.of(new Figure("reads that the cache answered", 71.04, "%")),
                null,
                Effort.MEDIUM,
                "Warm the cache.");
    }

    private static Finding finding(
            String id, String subject, boolean gate, Status status, Facts facts, String explanation) {
        String advice = status == Status.INCONCLUSIVE
                ? "Leave the machine to the injector alone, or give it more cores."
                : null;
        return new Finding(id, subject, gate, status, null, null, facts, explanation, advice);
    }

    private static Telemetry telemetry(int seconds, Random random) {
        List<Sample> samples = new ArrayList<>();
        for (int second = 0; second < seconds; second++) {
            long at = STARTED.toEpochMilli() + 500 + second * 1_000L;
            samples.add(new Sample(at, "injector", "cpu_busy_ratio", "core=\"0\"", 0.2 + 0.2 * random.nextDouble()));
            samples.add(new Sample(at, "injector", "cpu_busy_ratio", "core=\"1\"", 0.1 + 0.3 * random.nextDouble()));
            samples.add(new Sample(at, "injector", "watchdog_lag_p99_ms", "", 0.2 + random.nextDouble()));
            samples.add(new Sample(at, "injector", "watchdog_lag_max_ms", "", 1 + 2 * random.nextDouble()));
            samples.add(new Sample(at, "injector", "heap_used_bytes", "", (100 + 3 * (second % 20)) * 1_048_576.0));
            samples.add(new Sample(at, "injector", "heap_limit_bytes", "", 512 * 1_048_576.0));
            samples.addAll(platform(at, second, seconds, random));
            if (second % 20 == 0) {
                samples.add(new Sample(
                        at, "injector", "gc_pause_ms", "collector=\"G1 Young Generation\"", 6 + random.nextInt(9)));
            }
        }
        return Telemetry.of(samples);
    }

    /** Two instances, of which one leaks, and a node that says nothing for a quarter of the time. */
    private static List<Sample> platform(long at, int second, int seconds, Random random) {
        List<Sample> samples = new ArrayList<>();
        for (String source : List.of("platform-1", "platform-2")) {
            double leaked = source.equals("platform-1") ? (double) second / seconds : 0;
            samples.add(new Sample(at, source, "process_cpu_seconds_total", "", 0.6 * second));
            samples.add(new Sample(
                    at,
                    source,
                    "process_resident_memory_bytes",
                    "",
                    (400 + 60 * leaked + random.nextGaussian()) * 1_048_576));
            samples.add(new Sample(at, source, "process_open_fds", "", 40 + Math.rint(30 * leaked)));
            samples.add(new Sample(at, source, "db_pool_checked_out", "", random.nextInt(12)));
            samples.add(new Sample(at, source, "db_pool_waiting", "", random.nextInt(3)));
            samples.add(new Sample(at, source, "event_loop_lag_seconds_sum", "", 0.002 * second));
            samples.add(new Sample(at, source, "event_loop_lag_seconds_count", "", 10.0 * second));
            samples.add(new Sample(at, source, "http_requests_total", "status=\"2xx\"", 20.0 * second));
            samples.add(new Sample(at, source, "cache_hits_total", "", 90.0 * second));
            samples.add(new Sample(at, source, "cache_misses_total", "", 10.0 * second));
        }
        if (second < seconds / 2 || second > seconds * 3 / 4) {
            samples.add(new Sample(at, "node-1", "node_cpu_seconds_total", "mode=\"idle\"", 1.2 * second));
            samples.add(new Sample(at, "node-1", "node_cpu_seconds_total", "mode=\"user\"", 0.8 * second));
        }
        return samples;
    }

    private static List<GrowthLine> growth(Verdict.Outcome outcome, int seconds) {
        long zero = STARTED.toEpochMilli() + 500;
        Span judged = new Span(zero + 25_000, zero + seconds * 900L);
        double perHour = 60.0 * 1_048_576 * 3_600 / seconds;
        Trend trend =
                new Trend(judged, 24, 430.0 * 1_048_576, 423.0 * 1_048_576, perHour, perHour, perHour, perHour, 0.0001);
        return outcome == Verdict.Outcome.FAIL
                ? List.of(new GrowthLine("platform-1", "process_resident_memory_bytes", trend))
                : List.of();
    }
}
