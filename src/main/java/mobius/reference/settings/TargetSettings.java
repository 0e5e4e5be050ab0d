package mobius.reference.settings;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Everything about a reference target, as under {@code mobius.embedded} in the configuration.
 *
 * @param port the port on 127.0.0.1; 0 takes any free one
 * @param apiPrefix what precedes the paths of the API, for example {@code /api/v1}
 * @param dialect the shapes that it serves
 * @param seed of the data, the service times and the faults
 * @param password of all accounts at the start; a supplier, because a record shows its values and a supplier does not
 * @param tokenLifetime how long an access token is valid
 * @param serviceTimes by endpoint name, as in {@code GET /contexts/{id}}; an endpoint without one takes no time
 * @param faults what is wrong with this target; empty for a healthy one
 */
public record TargetSettings(
        int port,
        String apiPrefix,
        Dialect dialect,
        long seed,
        Supplier<String> password,
        Data data,
        Duration tokenLifetime,
        Http http,
        Pool pool,
        RateLimits rateLimits,
        Map<String, ServiceTime> serviceTimes,
        StreamTimes streamTimes,
        Heartbeat heartbeat,
        List<Fault> faults) {

    /** The name of the endpoint for plain events. */
    public static final String WEB_SOCKET = "WS /ws";

    /** The same events over Socket.IO, in the same time. */
    public static final String SOCKET_IO = "WS /socket.io";

    /** How much data there is at the start. Each is a number, zero or more. */
    public record Data(int accounts, int projectsPerAccount, int contextsPerProject) {}

    /** What becomes of a request that gets no database connection. */
    public enum Overflow {
        /** It fails with 500 when the wait is over, as with SQLAlchemy: nothing handles the exception. */
        ERROR,
        /** It is turned away with 503 and {@code Retry-After} when the wait is over, and at once when the queue is full. */
        SHED
    }

    /**
     * The HTTP server.
     *
     * @param gzipFromBytes bodies of this size and more are compressed for clients that accept it
     * @param keepAlive how long a connection stays open after a response, until the next request; above zero
     * @param allowedHosts the host names that requests may name, {@code *.example.com} for all below one; empty for any
     */
    public record Http(int gzipFromBytes, Duration keepAlive, List<String> allowedHosts) {

        public Http {
            allowedHosts = List.copyOf(allowedHosts);
        }
    }

    /**
     * The heartbeat of Socket.IO connections.
     *
     * @param pingInterval between two pings, above zero
     * @param pingTimeout how long the answer to a ping may take, above zero
     */
    public record Heartbeat(Duration pingInterval, Duration pingTimeout) {}

    /**
     * The database connections.
     *
     * @param connections how many requests are worked on at once, at least 1
     * @param queue how many more may wait for a connection if load is shed, zero or more; else all may
     * @param maximumWait how long they wait
     * @param overflow what becomes of those that waited in vain
     */
    public record Pool(int connections, int queue, Duration maximumWait, Overflow overflow) {

        public Pool {
            if (connections < 1 || queue < 0 || maximumWait.isNegative()) {
                throw new IllegalArgumentException(
                        "a pool needs at least one connection, and a queue and a wait of zero" + " or more, not "
                                + connections + ", " + queue + " and " + maximumWait);
            }
        }
    }

    /** How many requests are admitted, each above zero. */
    public record Limit(int perMinute, int perHour) {

        public Limit {
            if (perMinute < 1 || perHour < 1) {
                throw new IllegalArgumentException("a rate limit admits at least 1 request, not " + perMinute
                        + " a minute and " + perHour + " an hour");
            }
        }
    }

    /**
     * The rate limiter.
     *
     * @param account the limit of one signed-in account
     * @param address the limit of one client address, for requests without a valid token
     * @param exemptAddresses the addresses without such a limit
     */
    public record RateLimits(Limit account, Limit address, Set<String> exemptAddresses) {

        public RateLimits {
            exemptAddresses = Set.copyOf(exemptAddresses);
        }
    }

    /**
     * The pace of what is not one answer to one request.
     *
     * @param firstChunk from the request to the first chunk of a streamed completion
     * @param chunk between two chunks
     * @param event from a change to its WebSocket events
     */
    public record StreamTimes(ServiceTime firstChunk, ServiceTime chunk, ServiceTime event) {}

    public TargetSettings {
        serviceTimes = Map.copyOf(serviceTimes);
        faults = List.copyOf(faults);
    }

    /** The service time of an endpoint by its name; that of a stream is the time to its first chunk. */
    public ServiceTime serviceTime(String endpoint) {
        return switch (endpoint) {
            case "POST /llm/stream" -> streamTimes.firstChunk();
            case SOCKET_IO -> serviceTimes.getOrDefault(WEB_SOCKET, ServiceTime.NONE);
            default -> serviceTimes.getOrDefault(endpoint, ServiceTime.NONE);
        };
    }
}
