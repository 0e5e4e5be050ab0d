package mobius.reference;

import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import mobius.reference.http.Metrics;
import mobius.reference.settings.Fault;
import mobius.reference.settings.ServiceTime;
import mobius.reference.settings.TargetSettings;

/** An external service. Some requests wait for its response during a part of their service time. */
public final class Dependency {

    public static final String VECTOR_STORE = "vector-store";
    static final String LLM_PROVIDER = "llm-provider";

    private static final ServiceTime VECTOR_STORE_TIME = new ServiceTime(Duration.ofMillis(5), Duration.ofMillis(15));
    private static final ServiceTime LLM_PROVIDER_TIME =
            new ServiceTime(Duration.ofMillis(700), Duration.ofMillis(1800));
    private static final double NANOS_PER_SECOND = 1e9;

    private final String name;
    private final ServiceTime time;
    private final List<Fault> faults;
    private final Random random;
    private final DistributionDataPoint seconds;

    private Dependency(String name, ServiceTime time, TargetSettings settings, Metrics metrics) {
        this.name = name;
        this.time = time;
        this.faults = settings.faults();
        this.random = new Random(settings.seed() ^ name.hashCode());
        this.seconds = metrics.dependency(name);
    }

    /** Returns the services by the names of the endpoints that call them. */
    static Map<String, Dependency> byEndpoint(TargetSettings settings, Metrics metrics) {
        Dependency model = new Dependency(LLM_PROVIDER, LLM_PROVIDER_TIME, settings, metrics);
        return Map.of(
                "GET /contexts/search", new Dependency(VECTOR_STORE, VECTOR_STORE_TIME, settings, metrics),
                "POST /llm/complete", model,
                "POST /llm/stream", model);
    }

    /**
     * Calls the service. In health its response takes a part of the request's service time, at most all of it.
     *
     * @param serviceNanos the service time of the request
     * @return the additional time compared with health
     */
    long delayNanos(long serviceNanos) {
        long healthy = Math.min(time.drawNanos(random), serviceNanos);
        long nanos = healthy;
        for (Fault fault : faults) {
            nanos = fault.serviceNanos(name, nanos);
        }
        seconds.observe(nanos / NANOS_PER_SECOND);
        return nanos - healthy;
    }
}
