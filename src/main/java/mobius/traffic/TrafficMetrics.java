package mobius.traffic;

import java.util.stream.Stream;

/**
 * What the injector records of its own requests in {@code telemetry.csv}: counters that begin with the run. Those of a request have
 * its name as the label {@link #REQUEST}.
 */
public final class TrafficMetrics {

    public static final String REQUEST = "request";
    public static final String STATUS = "status";

    /** Complete responses to all requests that are in the run log. */
    public static final String RESPONSES = "responses_total";
    /** The bytes of their bodies, unzipped. */
    public static final String RESPONSE_BYTES = "response_bytes_total";

    /** Complete responses to one request. */
    public static final String REQUEST_RESPONSES = "request_responses_total";
    /** The same by {@link #STATUS}. */
    public static final String REQUEST_STATUSES = "request_statuses_total";
    /** The bytes of their bodies, unzipped. */
    public static final String REQUEST_BYTES = "request_response_bytes_total";
    /** The bytes of their bodies as the platform sent them. */
    public static final String REQUEST_CARRIED_BYTES = "request_carried_bytes_total";
    /** From when a request was sent to when the headers of its response came. */
    public static final String REQUEST_FIRST_BYTE = "request_first_byte_seconds_total";
    /** Responses whose rows the journeys counted. */
    public static final String REQUEST_LISTS = "request_lists_total";
    /** The rows of these. */
    public static final String REQUEST_ROWS = "request_rows_total";
    /** How many rows such a request asks for at most. */
    public static final String REQUEST_ROWS_ASKED = "request_rows_asked";

    /** Connections of the load, by what became of them. */
    public static final String OPENED = "connections_opened_total";

    public static final String FAILED = "connections_failed_total";
    /** Requests on a connection that had carried another one before. */
    public static final String REUSED = "connections_reused_total";

    public static final String RESET = "connections_reset_total";
    public static final String CLOSED_IDLE = "connections_closed_idle_total";
    public static final String CLOSED_BUSY = "connections_closed_busy_total";
    /** Responses with {@code Connection: close}. */
    public static final String LAST_RESPONSES = "connections_last_responses_total";

    private TrafficMetrics() {}

    /** Whether a metric of an injector is one of these counters, which add up over several injectors. */
    public static boolean isCounter(String metric) {
        return metric.endsWith("_total")
                && Stream.of("response", "request_", "connections_").anyMatch(metric::startsWith);
    }
}
