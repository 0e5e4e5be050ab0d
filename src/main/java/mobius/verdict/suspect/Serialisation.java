package mobius.verdict.suspect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import mobius.telemetry.InjectorMetrics;
import mobius.telemetry.TimeSlice;
import mobius.traffic.TrafficMetrics;
import mobius.verdict.finding.Cause;
import mobius.verdict.finding.Figure;
import mobius.verdict.finding.Suspect;

/**
 * CPU time that grows with the bytes of the responses, on cores with little time left. The injector counts unzipped bytes. The
 * platform's own count is used if there are none; it is always 0 behind a middleware that compresses.
 */
final class Serialisation implements Rule {

    private static final String BYTES = "http_response_size_bytes_sum";
    private static final String REQUESTS = "http_request_duration_seconds_count";
    private static final double BUSY_PERCENT = 50;
    private static final double FEWEST_BYTES = 10_000;
    private static final double LEAST_SHARE = 0.5;

    @Override
    public List<Suspect> ask(DiagnosticInput input) {
        Optional<ServerHealth.CpuTime> busiest = input.serverHealth().busiestProcess();
        return busiest
                .filter(process -> process.busyPercent() >= BUSY_PERCENT)
                .flatMap(process -> judge(input, process))
                .stream()
                .toList();
    }

    private static Optional<Suspect> judge(DiagnosticInput input, ServerHealth.CpuTime process) {
        return Line.through(points(input.telemetry(), process.source()))
                .filter(line -> line.isSurelyRising() && line.meanX() >= FEWEST_BYTES && line.share() >= LEAST_SHARE)
                .map(line -> Suspect.of(
                        Cause.SERIALISATION,
                        process.source(),
                        List.of(
                                new Figure("bytes of each response, mean", line.meanX(), "bytes"),
                                new Figure("CPU time of each request, mean", 1_000 * line.meanY(), "ms"),
                                new Figure("of it grows with the bytes", 100 * line.share(), "%")),
                        null));
    }

    /** Returns CPU seconds of a request over bytes of a response, one point for each scrape. */
    private static List<Line.Point> points(TimeSlice telemetry, String source) {
        Map<Long, Double> cpu = telemetry.rates(source, ServerHealth.CPU_SECONDS);
        Map<Long, Double> requests = telemetry.rates(source, REQUESTS);
        Map<Long, Double> bytes = bytesEach(telemetry, source, requests);
        List<Line.Point> points = new ArrayList<>();
        requests.forEach((time, rate) -> {
            Double seconds = cpu.get(time);
            Double each = bytes.get(time);
            if (rate > 0 && seconds != null && each != null) {
                points.add(new Line.Point(each, seconds / rate));
            }
        });
        return points;
    }

    /** Returns the bytes of a response before each scrape of a source. */
    private static Map<Long, Double> bytesEach(TimeSlice telemetry, String source, Map<Long, Double> requests) {
        NavigableMap<Long, Double> bytes = ofInjector(telemetry, TrafficMetrics.RESPONSE_BYTES);
        NavigableMap<Long, Double> responses = ofInjector(telemetry, TrafficMetrics.RESPONSES);
        return bytes.isEmpty() || responses.isEmpty()
                ? Handler.ratios(telemetry.rates(source, BYTES), requests)
                : ratiosAt(requests.keySet(), bytes, responses);
    }

    private static NavigableMap<Long, Double> ofInjector(TimeSlice telemetry, String metric) {
        return new TreeMap<>(telemetry.rates(InjectorMetrics.SOURCE, metric));
    }

    /**
     * Returns the bytes as the injector counted them. Its readings are at other times than the scrapes, so that they are
     * interpolated.
     */
    private static Map<Long, Double> ratiosAt(
            Set<Long> scrapes, NavigableMap<Long, Double> parts, NavigableMap<Long, Double> wholes) {
        Map<Long, Double> ratios = new HashMap<>();
        Long before = null;
        for (Long scrape : scrapes) {
            if (before != null) {
                OptionalDouble part = between(before, scrape, parts);
                OptionalDouble whole = between(before, scrape, wholes);
                if (part.isPresent() && whole.orElse(0) > 0) {
                    ratios.put(scrape, part.getAsDouble() / whole.getAsDouble());
                }
            }
            before = scrape;
        }
        return ratios;
    }

    /**
     * Returns the increase between two moments.
     *
     * @param rates by the end of their interval, which begins with the end of the previous one
     * @return empty if a part of that time has no rate
     */
    private static OptionalDouble between(long from, long to, NavigableMap<Long, Double> rates) {
        if (rates.floorKey(from) == null) {
            return OptionalDouble.empty();
        }
        double grown = 0;
        long at = from;
        for (Map.Entry<Long, Double> rate : rates.tailMap(from, false).entrySet()) {
            long end = Math.min(rate.getKey(), to);
            grown += (end - at) * rate.getValue();
            at = end;
            if (at == to) {
                return OptionalDouble.of(grown);
            }
        }
        return OptionalDouble.empty();
    }
}
