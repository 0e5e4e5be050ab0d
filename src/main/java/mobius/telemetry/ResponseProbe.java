package mobius.telemetry;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SortedMap;
import mobius.telemetry.exposition.Labels;
import mobius.traffic.RequestCounts;
import mobius.traffic.ResponseCounts;
import mobius.traffic.TrafficMetrics;

/**
 * Counts of the responses to this process. Totals are read each time; the counts by request name, which are many, every other
 * time and at the end.
 */
final class ResponseProbe implements Probe {

    private static final int EVERY = 2;
    private static final double NANOS_PER_SECOND = 1e9;

    private final ResponseCounts counts;
    private int readings;
    private volatile boolean last;

    ResponseProbe(ResponseCounts counts) {
        this.counts = counts;
    }

    /** Makes the next reading the last one, which is complete. */
    void expectLastReading() {
        last = true;
    }

    @Override
    public void read(double seconds, ProbeSamples out) {
        SortedMap<String, RequestCounts> byName = counts.byName();
        boolean withNames = last || readings++ % EVERY == 0;
        double responses = 0;
        double bytes = 0;
        for (Map.Entry<String, RequestCounts> request : byName.entrySet()) {
            SortedMap<Integer, Long> statuses = request.getValue().statuses();
            double count =
                    statuses.values().stream().mapToDouble(Long::doubleValue).sum();
            responses += count;
            bytes += (double) request.getValue().bytes();
            if (withNames && count > 0) {
                put(request.getKey(), request.getValue(), statuses, count, out);
            }
        }
        out.put(TrafficMetrics.RESPONSES, responses);
        out.put(TrafficMetrics.RESPONSE_BYTES, bytes);
    }

    private static void put(
            String name, RequestCounts request, Map<Integer, Long> statuses, double count, ProbeSamples out) {
        String labels = Labels.of(Map.of(TrafficMetrics.REQUEST, name)).toString();
        out.put(TrafficMetrics.REQUEST_RESPONSES, labels, count);
        out.put(TrafficMetrics.REQUEST_BYTES, labels, (double) request.bytes());
        put(TrafficMetrics.REQUEST_CARRIED_BYTES, labels, known(request.carriedBytes(), 1), out);
        put(TrafficMetrics.REQUEST_FIRST_BYTE, labels, known(request.firstByteNanos(), NANOS_PER_SECOND), out);
        if (request.lists() > 0) {
            putRows(labels, request, out);
        }
        statuses.forEach((status, times) -> out.put(
                TrafficMetrics.REQUEST_STATUSES,
                Labels.of(Map.of(TrafficMetrics.REQUEST, name, TrafficMetrics.STATUS, status.toString()))
                        .toString(),
                times.doubleValue()));
    }

    private static void putRows(String labels, RequestCounts request, ProbeSamples out) {
        out.put(TrafficMetrics.REQUEST_LISTS, labels, (double) request.lists());
        out.put(TrafficMetrics.REQUEST_ROWS, labels, (double) request.rows());
        OptionalInt asked = request.rowsAsked();
        if (asked.isPresent()) {
            out.put(TrafficMetrics.REQUEST_ROWS_ASKED, labels, asked.getAsInt());
        }
    }

    private static void put(String metric, String labels, OptionalDouble value, ProbeSamples out) {
        value.ifPresent(known -> out.put(metric, labels, known));
    }

    private static OptionalDouble known(OptionalLong value, double unit) {
        return value.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of((double) value.getAsLong() / unit);
    }
}
