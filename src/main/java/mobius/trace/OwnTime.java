package mobius.trace;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How long an operation of a service took itself, without the spans that are its parts. Spans that run at the same time count each,
 * so that the times of a trace can add up to more than the request took.
 *
 * @param service that reported the spans
 * @param operation of the service; all its spans in the trace together
 * @param nanos the time, within the first span of the trace
 * @param share of the time of that span
 */
record OwnTime(String service, String operation, long nanos, double share) {

    private record Operation(String service, String name) {}

    /** The operations of a trace, the longest first; none if the trace has no span or took no time. */
    static List<OwnTime> of(List<Span> spans) {
        Optional<Span> whole = first(spans).filter(span -> span.nanos() > 0);
        return whole.map(span -> of(spans, span)).orElse(List.of());
    }

    /** Returns the span of the request: the earliest one whose parent is not in the trace. */
    private static Optional<Span> first(List<Span> spans) {
        Set<String> ids = spans.stream().map(Span::id).collect(Collectors.toCollection(HashSet::new));
        return spans.stream()
                .filter(span -> !ids.contains(span.parent()))
                .min(Comparator.comparingLong(Span::startNanos)
                        .thenComparing(Comparator.comparingLong(Span::nanos).reversed()));
    }

    private static List<OwnTime> of(List<Span> spans, Span whole) {
        Map<String, List<Span>> parts = spans.stream().collect(Collectors.groupingBy(Span::parent));
        Map<Operation, Long> nanos = new HashMap<>();
        for (Span span : spans) {
            Span counted = span.within(whole);
            long own = counted.nanos() - covered(counted, parts.getOrDefault(span.id(), List.of()));
            nanos.merge(new Operation(span.service(), span.operation()), own, Long::sum);
        }
        return nanos.entrySet().stream()
                .map(entry -> new OwnTime(
                        entry.getKey().service(),
                        entry.getKey().name(),
                        entry.getValue(),
                        (double) entry.getValue() / whole.nanos()))
                .sorted(Comparator.comparingLong(OwnTime::nanos)
                        .reversed()
                        .thenComparing(OwnTime::service)
                        .thenComparing(OwnTime::operation))
                .toList();
    }

    /** How much of a span is covered by its parts, of which several may run at once. */
    private static long covered(Span whole, List<Span> parts) {
        List<Span> inOrder = parts.stream()
                .map(part -> part.within(whole))
                .sorted(Comparator.comparingLong(Span::startNanos))
                .toList();
        long covered = 0;
        long end = whole.startNanos();
        for (Span part : inOrder) {
            covered += Math.max(0, part.endNanos() - Math.max(end, part.startNanos()));
            end = Math.max(end, part.endNanos());
        }
        return covered;
    }
}
