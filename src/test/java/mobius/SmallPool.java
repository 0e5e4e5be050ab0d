package mobius;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import mobius.reference.SimulatedPool;
import mobius.reference.settings.ServiceTime;

/** A reference target with four connections and equal service times, whose limit is known. */
final class SmallPool {

    private static final int CONNECTIONS = 4;
    private static final Duration BUDGET = Duration.ofMillis(200);

    private SmallPool() {}

    /** The settings of the target, to which a test adds those of its plan. */
    static Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>();
        settings.put("mobius.embedded.pool.connections", Integer.toString(CONNECTIONS));
        settings.put("mobius.embedded.pool.wait", "1s");
        settings.put("mobius.embedded.pool.overflow", "shed");
        for (String kind : new String[] {"read", "query", "write"}) {
            settings.put("mobius.embedded.service-times." + kind + ".p50", "30ms");
            settings.put("mobius.embedded.service-times." + kind + ".p95", "80ms");
        }
        return settings;
    }

    /** The load at which p95 of all requests crosses its budget, in requests per second. */
    static double limit() {
        ServiceTime service = new ServiceTime(Duration.ofMillis(30), Duration.ofMillis(80));
        return new SimulatedPool(CONNECTIONS, service).requestsPerSecondAt(BUDGET);
    }
}
