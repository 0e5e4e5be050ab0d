package mobius.verdict.suspect;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mobius.telemetry.TimeSlice;

/** CPU time that grows with the bytes of the responses, on cores that have little time left. */
final class Serialisation implements Rule {

    private static final String BYTES = "http_response_size_bytes_sum";
    private static final String REQUESTS = "http_request_duration_seconds_count";
    private static final double BUSY_PERCENT = 50;
    private static final double FEWEST_BYTES = 10_000;
    private static final double LEAST_SHARE = 0.5;

    @Override
    public List<Suspect> ask(DiagnosticInput symptoms) {
        Optional<ServerHealth.CpuTime> busiest = symptoms.vitals().busiestProcess();
        return busiest
                .filter(process -> process.busyPercent() >= BUSY_PERCENT)
                .flatMap(process -> judge(symptoms, process))
                .stream()
                .toList();
    }

    private static Optional<Suspect> judge(DiagnosticInput symptoms, ServerHealth.CpuTime process) {
        return Line.through(points(symptoms.told(), process.source()))
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

    /** CPU seconds of a request over bytes of a response, one point for each second. */
    private static List<Line.Point> points(TimeSlice told, String source) {
        Map<Long, Double> cpu = told.rates(source, ServerHealth.CPU_SECONDS);
        Map<Long, Double> bytes = told.rates(source, BYTES);
        Map<Long, Double> requests = told.rates(source, REQUESTS);
        List<Line.Point> points = new ArrayList<>();
        requests.forEach((time, rate) -> {
            Double seconds = cpu.get(time);
            Double sent = bytes.get(time);
            if (rate > 0 && seconds != null && sent != null) {
                points.add(new Line.Point(sent / rate, seconds / rate));
            }
        });
        return points;
    }
}
