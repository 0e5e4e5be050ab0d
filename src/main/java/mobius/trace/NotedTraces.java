package mobius.trace;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import mobius.traffic.NotedRequest;

/**
 * The requests by which slow and failed ones are found, with what their traces say.
 *
 * @param requests in the order of {@code slowest.csv}
 * @param times of the traces that were read after the run; empty if none were
 * @param link a template of the address at which a person reads a trace, with {@link #TRACE_ID} or {@link #CORRELATION_ID}; empty if
 *     there is none
 */
public record NotedTraces(List<NotedRequest> requests, List<TracedTime> times, Optional<String> link) {

    /** What a template has in place of a trace id. */
    public static final String TRACE_ID = "{trace_id}";

    /** What a template has in place of a correlation id. */
    public static final String CORRELATION_ID = "{correlation_id}";

    /** Those of a run that has noted none. */
    public static final NotedTraces NONE = new NotedTraces(List.of(), List.of(), Optional.empty());

    public NotedTraces {
        requests = List.copyOf(requests);
        times = List.copyOf(times);
    }

    /** The ids of the traces that the platform was asked to record. */
    public static List<String> recorded(List<NotedRequest> requests) {
        return requests.stream()
                .filter(request -> request.kind().equals(NotedRequest.RECORDED))
                .map(NotedRequest::traceId)
                .toList();
    }

    /** By name, in the order of the names; a request that is among the slowest and has a trace appears once. */
    public Map<String, List<NotedRequest>> byName() {
        return requests.stream()
                .filter(request -> !isRepeated(request))
                .collect(Collectors.groupingBy(NotedRequest::request, LinkedHashMap::new, Collectors.toList()));
    }

    private boolean isRepeated(NotedRequest request) {
        return request.kind().equals(NotedRequest.RECORDED)
                && requests.stream()
                        .anyMatch(other -> other.kind().equals(NotedRequest.SLOWEST)
                                && other.traceId().equals(request.traceId()));
    }

    /** Where the request of a trace spent its time, the longest operation first; empty if the trace was not looked up. */
    public List<TracedTime> timesOf(String traceId) {
        return times.stream().filter(time -> time.traceId().equals(traceId)).toList();
    }

    /** The address of the trace or the log of a request; empty without a template, or if the request lacks the id that it needs. */
    public Optional<String> linkTo(NotedRequest request) {
        return link.filter(template -> has(template, TRACE_ID, request.traceId())
                        && has(template, CORRELATION_ID, request.correlationId()))
                .map(template -> template.replace(TRACE_ID, encoded(request.traceId()))
                        .replace(CORRELATION_ID, encoded(request.correlationId())));
    }

    private static boolean has(String template, String placeholder, String id) {
        return !template.contains(placeholder) || !id.isEmpty();
    }

    private static String encoded(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
