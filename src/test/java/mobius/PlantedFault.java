package mobius;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A fault of the reference target, a run that shows it, and the suspect that the verdict has to name first.
 *
 * @param name as in {@code mobius.embedded.faults}; empty for a healthy target
 * @param cause of the suspect
 * @param subject of the suspect; empty where any will do
 * @param simulation whose run shows it
 * @param settings of that run
 */
record PlantedFault(String name, String cause, String subject, String simulation, Map<String, String> settings) {

    private static final String LOAD = "mobius.LoadSimulation";
    private static final String SOAK = "mobius.SoakSimulation";
    private static final String PROJECTS = "GET /projects";
    private static final String ANY = "";

    /** 28 s of load, as much as a live test may put on a target. */
    private static final Map<String, String> SHORT = Map.of(
            "mobius.load.peak-requests-per-second", "60",
            "mobius.load.think-time", "1s",
            "mobius.durations.ramp-up", "4s",
            "mobius.durations.settle", "4s",
            "mobius.durations.hold", "18s",
            "mobius.durations.ramp-down", "2s");

    /** As long as the rule of leaks asks for at the least: twelve times the warm-up. */
    private static final Map<String, String> SOAKED =
            and(SHORT, Map.of("mobius.soak.warm-up-constant", "15s", "mobius.durations.soak", "190s"));

    /** Fewer accounts with far more projects than a page shows, each with a context. */
    private static final Map<String, String> MANY_PROJECTS = and(
            SHORT,
            Map.of(
                    "mobius.embedded.data.accounts", "2000",
                    "mobius.embedded.data.projects-per-account", "300",
                    "mobius.embedded.data.contexts-per-project", "1"));

    /** A target without a fault. */
    static final PlantedFault NONE = new PlantedFault("", "", ANY, LOAD, SHORT);

    /** All of which the verdict has to know the cause. */
    static final List<PlantedFault> ALL = List.of(
            soak("memory-leak", "memory-leak"),
            soak("descriptor-leak", "descriptor-leak"),
            soak("connection-leak", "connection-leak"),
            load("exhausted-pool", "exhausted-pool", ANY),
            load("n-plus-one", "n-plus-one", PROJECTS),
            new PlantedFault("unpaged-list", "unpaged-list", PROJECTS, LOAD, MANY_PROJECTS),
            load("blocking-call", "blocking-call", ANY),
            load("slow-dependency", "slow-dependency", "vector-store"),
            load("cold-cache", "cold-cache", ANY),
            load("cpu-burn", "cpu", ANY),
            load("garbage-pressure", "garbage", ANY),
            load("throttling", "rate-limiter", ANY));

    static PlantedFault named(String name) {
        return ALL.stream()
                .filter(fault -> fault.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** For people. */
    String label() {
        return name.isEmpty() ? "healthy" : name;
    }

    /** The same run with a longer measured window. */
    PlantedFault held(String duration) {
        return new PlantedFault(
                name, cause, subject, simulation, and(settings, Map.of("mobius.durations.hold", duration)));
    }

    Map<String, String> settingsWithTheFault() {
        return and(settings, Map.of("mobius.embedded.faults", "[" + name + "]"));
    }

    private static PlantedFault load(String name, String cause, String subject) {
        return new PlantedFault(name, cause, subject, LOAD, SHORT);
    }

    private static PlantedFault soak(String name, String cause) {
        return new PlantedFault(name, cause, ANY, SOAK, SOAKED);
    }

    private static Map<String, String> and(Map<String, String> some, Map<String, String> others) {
        Map<String, String> all = new TreeMap<>(some);
        all.putAll(others);
        return all;
    }
}
