package mobius.injectors.merge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import mobius.injectors.InjectorShare;
import mobius.run.folder.RunFile;
import mobius.runlog.RunLogWriter;
import mobius.telemetry.InjectorMetrics;
import mobius.workload.Stage;
import mobius.workload.TrafficMix;
import mobius.workload.Workload;

/**
 * A run of 12 s, measured in the last 10 s, whose users are drawn from a seed. Its log can be written as a whole, and split by user
 * into the parts of several injectors.
 */
final class GeneratedRun {

    static final String CRITICAL = "GET /projects";
    static final List<String> JOURNEYS = List.of("browse", "write");

    private static final int INJECTION_MILLIS = 300;
    private static final int SETTLE_SECONDS = 2;
    private static final int SECONDS = 12;
    private static final int BROWSERS_PER_SECOND = 60;
    private static final int WRITERS_PER_SECOND = 20;
    private static final double REQUESTS_PER_SECOND = 2 * BROWSERS_PER_SECOND + WRITERS_PER_SECOND;

    private final List<Event> events = new ArrayList<>();
    private final SplittableRandom random;
    private final double failing;
    private final String failure;

    /** Something that the log has a record of. */
    private record Event(int journey, long user, int atMillis, Entry entry) {}

    private interface Entry {
        void write(RunLogWriter log) throws IOException;
    }

    /**
     * One injector of the run.
     *
     * @param startMillis when it began, after the others by the clock of all
     * @param clockMillis how far its clock is ahead of the platform's
     * @param setMillis by how much its clock was set during the run
     * @param waiting the share of time in which its event loops waited for a core
     */
    record Machine(long startMillis, long clockMillis, double setMillis, double waiting) {
        static final Machine HEALTHY = new Machine(0, 0, 0, 0.02);
    }

    /** @param failing the share of requests that are not answered as expected */
    GeneratedRun(long seed, double failing) {
        this(seed, failing, "");
    }

    /** @param failure the message of all failed requests; various if it is empty */
    GeneratedRun(long seed, double failing, String failure) {
        this.failure = failure;
        this.random = new SplittableRandom(seed);
        this.failing = failing;
        for (int second = 0; second < SECONDS; second++) {
            arrive(0, second, BROWSERS_PER_SECOND);
            arrive(1, second, WRITERS_PER_SECOND);
        }
        events.sort(Comparator.comparingInt(Event::atMillis));
    }

    private void arrive(int journey, int second, int perSecond) {
        for (int i = 0; i < perSecond; i++) {
            int at = INJECTION_MILLIS + second * 1_000 + i * 1_000 / perSecond;
            visit(journey, (long) second * perSecond + i, at);
        }
    }

    private void visit(int journey, long user, int at) {
        events.add(new Event(journey, user, at, log -> log.userArrives(journey, at)));
        int end = journey == 0
                ? request(0, user, "GET /contexts", request(0, user, CRITICAL, at) + random.nextInt(2_000))
                : request(1, user, "POST /contexts", at);
        events.add(new Event(journey, user, end, log -> log.userLeaves(journey, end)));
    }

    private int request(int journey, long user, String name, int start) {
        int end = start + 5 + (int) Math.round(20 * Math.exp(random.nextDouble() * 2 - 1));
        double chance = random.nextDouble();
        String various = chance < failing / 2 ? "throttled" : "answered 50" + random.nextInt(4);
        String message = failure.isEmpty() ? various : failure;
        events.add(new Event(journey, user, end, log -> {
            if (chance < failing) {
                log.failed(name, start, end, message);
            } else {
                log.ok(name, start, end);
            }
        }));
        return end;
    }

    /** Writes the run as one injector would have left it. */
    Path whole(Path folder) throws IOException {
        Files.createDirectories(folder);
        writeLog(folder, Machine.HEALTHY, event -> true);
        writePlan(folder, "host", Map.of("budgets", budgets()), "1");
        writeTelemetry(folder, Machine.HEALTHY);
        return folder;
    }

    /** Writes the part of one injector, which is a machine of its own. */
    Path part(Path folder, InjectorShare share, Machine machine) throws IOException {
        Files.createDirectories(folder);
        writeLog(folder, machine, event -> share.takes(event.user + event.journey));
        writePlan(folder, "host-" + share.index(), settings(share, 0), "1");
        writeTelemetry(folder, machine);
        return folder;
    }

    /** Writes the parts of healthy injectors. */
    List<Path> parts(Path folder, int count) throws IOException {
        List<Path> parts = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            parts.add(part(folder.resolve("part-" + index), new InjectorShare(index, count), Machine.HEALTHY));
        }
        return parts;
    }

    /** Changes what a part says of its plan. */
    static void otherPlan(Path part, InjectorShare share) throws IOException {
        writePlan(part, "host-" + share.index(), settings(share, 0), "another");
    }

    /** Changes how many injectors may be missing. */
    static void mayBeMissing(Path part, InjectorShare share, int injectors) throws IOException {
        writePlan(part, "host-" + share.index(), settings(share, injectors), "1");
    }

    private void writeLog(Path folder, Machine machine, Predicate<Event> which) throws IOException {
        Instant started = RunLogWriter.STARTED.plusMillis(machine.startMillis + machine.clockMillis);
        Path file = folder.resolve("simulation.log");
        try (RunLogWriter log = RunLogWriter.startedAt(started, file, JOURNEYS.toArray(String[]::new))) {
            for (Event event : events) {
                if (which.test(event)) {
                    event.entry.write(log);
                }
            }
        }
    }

    private static void writePlan(Path folder, String host, Map<String, Object> settings, String plan)
            throws IOException {
        new RunFile(
                        RunFile.SCHEMA,
                        "20260101120000000",
                        "mobius.ExampleSimulation",
                        "local",
                        "quick",
                        RunLogWriter.STARTED.toString(),
                        42,
                        new RunFile.Platform("http://127.0.0.1:8000", null, false),
                        new RunFile.Suite("abc", "3.15.1", "17", host, 2),
                        RunFile.Plan.of(workload(), true, Optional.empty()),
                        List.of(CRITICAL, "GET /contexts", "POST /contexts"),
                        List.of(),
                        new RunFile.Fingerprints(plan, "2", "3"),
                        settings)
                .write(folder.resolve("run.json"));
    }

    private static Map<String, Object> settings(InjectorShare share, int mayBeMissing) {
        return Map.of(
                "budgets",
                budgets(),
                "injectors",
                Map.of("count", share.count(), "index", share.index(), "may-be-missing", mayBeMissing),
                "target",
                Map.of("region", share.index() % 2 == 0 ? "us-east-1" : "eu-west-1"));
    }

    static Map<String, Object> budgets() {
        return Map.of(
                "total", Map.of("p95", "200 ms", "error-rate", "0.1 %"),
                "classes",
                        Map.of("read", Map.of("target", "100 ms", "maximum", "200 ms", "endpoints", List.of(CRITICAL))),
                "requests", Map.of(),
                "critical", List.of(CRITICAL));
    }

    private static Workload workload() {
        Map<String, TrafficMix.Share> mix = new LinkedHashMap<>();
        mix.put("browse", new TrafficMix.Share(BROWSERS_PER_SECOND, 2));
        mix.put("write", new TrafficMix.Share(WRITERS_PER_SECOND, 1));
        return new Workload(
                REQUESTS_PER_SECOND,
                Duration.ofSeconds(1),
                List.of(
                        new Stage("settle", Duration.ofSeconds(SETTLE_SECONDS), 1, 1, false),
                        new Stage("hold", Duration.ofSeconds(SECONDS - SETTLE_SECONDS), 1, 1, true)),
                new TrafficMix(mix));
    }

    private static void writeTelemetry(Path folder, Machine machine) throws IOException {
        Map<String, Double> metrics = new TreeMap<>(Map.of(
                InjectorMetrics.TICKS, 190.0,
                InjectorMetrics.CPU_RATIO, 0.4,
                InjectorMetrics.STEAL_RATIO, 0.0,
                InjectorMetrics.LOOPS_WAITING, machine.waiting,
                InjectorMetrics.OPEN_FILES, 100.0,
                InjectorMetrics.OPEN_FILES_LIMIT, 1_000.0,
                InjectorMetrics.SOCKETS, 100.0,
                InjectorMetrics.PORTS, 1_000.0));
        long start = RunLogWriter.STARTED.toEpochMilli() + machine.startMillis + machine.clockMillis;
        StringBuilder csv = new StringBuilder("time_ms,source,metric,labels,value\n");
        IntStream.rangeClosed(0, SECONDS + 4)
                .forEach(
                        second -> metrics.forEach((metric, value) -> row(csv, start + second * 1_000L, metric, value)));
        row(csv, start, InjectorMetrics.PLATFORM_CLOCK_AHEAD, 0.0 - machine.clockMillis);
        row(csv, start, InjectorMetrics.ROUND_TRIP, 1.5);
        row(csv, start + 16_000, InjectorMetrics.CLOCK_SET, machine.setMillis);
        Files.writeString(folder.resolve("telemetry.csv"), csv);
    }

    private static void row(StringBuilder csv, long time, String metric, double value) {
        csv.append(time)
                .append(",injector,")
                .append(metric)
                .append(",,")
                .append(value)
                .append('\n');
    }
}
