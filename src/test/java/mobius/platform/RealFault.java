package mobius.platform;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A mistake of the real platform, a run that shows it, and what the verdict has to suspect first.
 *
 * @param name of a module of {@code src/test/platform/app/faults}; {@code rate-limiter} is a setting, and empty is no fault
 * @param withDropIn what is expected if the platform serves the metrics of the drop-in
 * @param onStock what is expected of the metrics that a platform has anyway, and of what the injector measures itself
 * @param simulation whose run shows it
 * @param settings of that run
 * @param rows statements that fill the database after the seeding
 */
record RealFault(
        String name,
        ExpectedSuspect withDropIn,
        ExpectedSuspect onStock,
        String simulation,
        Map<String, String> settings,
        List<String> rows) {

    private static final String LOAD = "LoadSimulation";
    private static final String SOAK = "SoakSimulation";

    private static final String HOLD = "mobius.durations.hold";

    private static final Map<String, String> SHORT = Map.of(
            "mobius.load.peak-requests-per-second",
            "30",
            "mobius.load.think-time",
            "1 s",
            "mobius.durations.ramp-up",
            "4 s",
            "mobius.durations.settle",
            "4 s",
            HOLD,
            "30 s",
            "mobius.durations.ramp-down",
            "2 s");

    /** As long as the rule of leaks asks for at the least. A soak sends half of the peak. */
    private static final Map<String, String> SOAKED = and(
            SHORT,
            Map.of(
                    "mobius.load.peak-requests-per-second", "60",
                    "mobius.soak.warm-up-constant", "15 s",
                    "mobius.durations.soak", "190 s"));

    private static final String PROJECTS = "GET /projects";
    private static final String SEARCH = "GET /contexts/search";

    /** A platform without a fault. */
    static final RealFault NONE = load("", ExpectedSuspect.NONE, ExpectedSuspect.NONE);

    static final List<RealFault> ALL = List.of(
            load(
                    "n-plus-one",
                    ExpectedSuspect.of("n-plus-one", PROJECTS),
                    ExpectedSuspect.notKnown(PROJECTS),
                    RealRows.projects(20)),
            load(
                    "missing-index",
                    ExpectedSuspect.of("missing-index", "GET /projects/{id}", "GET /contexts", SEARCH),
                    RealRows.contextsOfOthers(80_000)),
            load("small-pool", ExpectedSuspect.of("exhausted-pool")),
            load("blocking-call", ExpectedSuspect.of("blocking-call")),
            load("hashing-on-the-loop", ExpectedSuspect.of("blocking-call")).held("90 s"),
            load(
                    "thread-pool-exhausted",
                    ExpectedSuspect.of("exhausted-thread-pool"),
                    ExpectedSuspect.notKnown("GET /projects/{id}", "POST /auth/login")),
            load("unpaged-list", ExpectedSuspect.of("unpaged-list", PROJECTS), RealRows.projects(1_200)),
            load("heavy-serialisation", ExpectedSuspect.of("serialisation"), RealRows.contextsInChunks(8, 140)),
            soak("memory-leak"),
            soak("descriptor-leak"),
            soak("connection-leak"),
            load("cold-cache", ExpectedSuspect.of("cold-cache")),
            load(
                    "slow-dependency",
                    ExpectedSuspect.of("slow-dependency", "vector-store"),
                    ExpectedSuspect.notKnown(SEARCH)),
            errors(12),
            load("rate-limiter", ExpectedSuspect.of("rate-limiter")));

    static RealFault named(String name) {
        return ALL.stream()
                .filter(fault -> fault.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** @param each one context in so many has no description, and cannot be read */
    static RealFault errors(int each) {
        return load(
                "endpoint-errors",
                ExpectedSuspect.of("errors", "GET /contexts/{id}"),
                RealRows.contextsWithoutDescription(each));
    }

    /** The same run with 28 s of load, as much as a live test may put on a platform. */
    RealFault brief() {
        return held("18 s");
    }

    /** The same run with another measured window. Rare requests, such as sign-ins, need a longer one. */
    private RealFault held(String duration) {
        return new RealFault(name, withDropIn, onStock, simulation, and(settings, Map.of(HOLD, duration)), rows);
    }

    ExpectedSuspect expected(boolean dropIn) {
        return dropIn ? withDropIn : onStock;
    }

    /** A platform with this fault, with the exporters, and with other people's data. */
    PlatformOptions platform(boolean dropIn) {
        PlatformOptions stock =
                PlatformOptions.of(WireFormat.CLIENT).withOtherPeoplesData().withExporters();
        PlatformOptions measured = dropIn ? stock.withMetricsDropIn() : stock;
        return switch (name) {
            case "" -> measured;
            case "rate-limiter" -> measured.with("MOBIUS_RATE_LIMIT", "40");
            // A scan by several processes at once would take the cores of the injector.
            case "missing-index" ->
                measured.withFault(name)
                        .withPostgres(
                                "-c max_parallel_workers_per_gather=0 -c shared_preload_libraries=pg_stat_statements");
            default -> measured.withFault(name);
        };
    }

    /** For people. */
    String label() {
        return name.isEmpty() ? "healthy" : name;
    }

    private static RealFault load(String name, ExpectedSuspect expected, String... rows) {
        return load(name, expected, expected, rows);
    }

    private static RealFault load(String name, ExpectedSuspect withDropIn, ExpectedSuspect onStock, String... rows) {
        return new RealFault(name, withDropIn, onStock, LOAD, SHORT, List.of(rows));
    }

    private static RealFault soak(String name) {
        return new RealFault(name, ExpectedSuspect.of(name), ExpectedSuspect.of(name), SOAK, SOAKED, List.of());
    }

    private static Map<String, String> and(Map<String, String> some, Map<String, String> others) {
        Map<String, String> all = new TreeMap<>(some);
        all.putAll(others);
        return all;
    }
}
