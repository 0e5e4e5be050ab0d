package mobius.reference.settings;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Settings of a reference target, the content of {@code mobius.embedded} in the configuration.
 *
 * @param port the port on 127.0.0.1; 0 selects a free one
 * @param apiPrefix precedes the paths of the API, for example {@code /api/v1}
 * @param dialect the format of requests and responses
 * @param seed of the data, the service times and the faults
 * @param password of all initial accounts; a supplier, because the text of a record contains its values but not those of a
 *     supplier
 * @param data the amount of initial data
 * @param tokenLifetime the validity of an access token
 * @param http the HTTP server
 * @param pool the database connections
 * @param rateLimits the rate limiter
 * @param serviceTimes by endpoint name, such as {@code GET /contexts/{id}}; an endpoint without an entry takes no time
 * @param streamTimes the pace of streams and events
 * @param heartbeat of Socket.IO connections
 * @param faults the injected faults; empty for a healthy target
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

    /** Endpoint of the plain WebSocket. */
    public static final String WEB_SOCKET = "WS /ws";

    /** Endpoint of Socket.IO, which has the service time of the plain WebSocket. */
    public static final String SOCKET_IO = "WS /socket.io";

    /** Amount of initial data; each number is zero or more. */
    public record Data(int accounts, int projectsPerAccount, int contextsPerProject) {}

    /** Handling of requests that get no database connection. */
    public enum Overflow {
        /** They fail with 500 after the maximum wait, as with SQLAlchemy: the exception is not handled. */
        ERROR,
        /** They are rejected with 503 and {@code Retry-After}: after the maximum wait, or immediately if the queue is full. */
        SHED
    }

    /**
     * The HTTP server.
     *
     * @param gzipFromBytes the smallest body that is compressed, for clients that accept it
     * @param keepAlive how long an idle connection stays open after a response; above zero
     * @param allowedHosts the accepted host names, {@code *.example.com} for all subdomains; empty accepts any
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
     * @param pingTimeout the time limit for the response to a ping, above zero
     */
    public record Heartbeat(Duration pingInterval, Duration pingTimeout) {}

    /**
     * The database connections.
     *
     * @param connections the number of requests that can be processed at the same time, at least 1
     * @param queue the number of requests that may wait if load is shed, zero or more; otherwise the queue is unbounded
     * @param maximumWait the time limit in the queue
     * @param overflow the handling of requests that get no connection
     */
    public record Pool(int connections, int queue, Duration maximumWait, Overflow overflow) {

        /**
         * Checks the values.
         *
         * @throws IllegalArgumentException if there is no connection, or the queue or wait is negative
         */
        public Pool {
            if (connections < 1 || queue < 0 || maximumWait.isNegative()) {
                throw new IllegalArgumentException(
                        "a pool needs at least one connection, and a queue and a wait of zero" + " or more, not "
                                + connections + ", " + queue + " and " + maximumWait);
            }
        }
    }

    /** Number of admitted requests, each at least 1. */
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
     * @param account the limit for each signed-in account
     * @param address the limit for each client address, for requests without a valid token
     * @param exemptAddresses addresses without a limit
     */
    public record RateLimits(Limit account, Limit address, Set<String> exemptAddresses) {

        public RateLimits {
            exemptAddresses = Set.copyOf(exemptAddresses);
        }
    }

    /**
     * Delays other than the service time of a request.
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

    /** Returns the service time of an endpoint by name; for a stream, the time to its first chunk. */
    public ServiceTime serviceTime(String endpoint) {
        return switch (endpoint) {
            case "POST /llm/stream" -> streamTimes.firstChunk();
            case SOCKET_IO -> serviceTimes.getOrDefault(WEB_SOCKET, ServiceTime.NONE);
            default -> serviceTimes.getOrDefault(endpoint, ServiceTime.NONE);
        };
    }
}
