package mobius.config;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import mobius.reference.settings.Dialect;
import mobius.reference.settings.Fault;
import mobius.reference.settings.ServiceTime;
import mobius.reference.settings.TargetSettings;

/**
 * The reference target that the environment {@code embedded} starts.
 *
 * @param heapBytes the heap of its process, above zero
 * @param port 0 for any free port
 * @param data in it at the start
 * @param tokenLifetime how long an access token is valid, above zero
 * @param dialect the shapes of its responses
 * @param http its HTTP server
 * @param pool its database connections
 * @param rateLimits its own rate limiter
 * @param serviceTimes by endpoint name; each is that of the endpoint's class in the budgets
 * @param streamTimes the pace of streams and events
 * @param heartbeat of Socket.IO connections
 * @param faults empty for a healthy target
 */
public record EmbeddedSettings(
        long heapBytes,
        int port,
        TargetSettings.Data data,
        Duration tokenLifetime,
        Dialect dialect,
        TargetSettings.Http http,
        TargetSettings.Pool pool,
        TargetSettings.RateLimits rateLimits,
        Map<String, ServiceTime> serviceTimes,
        TargetSettings.StreamTimes streamTimes,
        TargetSettings.Heartbeat heartbeat,
        List<Fault> faults) {

    public EmbeddedSettings {
        serviceTimes = Map.copyOf(serviceTimes);
        faults = List.copyOf(faults);
    }
}
