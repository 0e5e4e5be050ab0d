package mobius.trace;

/**
 * One operation of a service, a part of a trace.
 *
 * @param id of the span, unique in its trace
 * @param parent the id of the span that it belongs to; empty if it has none
 * @param service that reported it
 * @param operation what it did, for example {@code SELECT mobius}
 * @param startNanos when it began, since the epoch
 * @param endNanos when it ended, since the epoch; the beginning instead of an earlier time
 */
record Span(String id, String parent, String service, String operation, long startNanos, long endNanos) {

    Span {
        endNanos = Math.max(startNanos, endNanos);
    }

    long nanos() {
        return endNanos - startNanos;
    }

    /** The part of it within another one: clocks of two machines differ, and some work goes on after the response. */
    Span within(Span other) {
        long start = Math.min(Math.max(startNanos, other.startNanos), other.endNanos);
        long end = Math.max(Math.min(endNanos, other.endNanos), start);
        return new Span(id, parent, service, operation, start, end);
    }
}
