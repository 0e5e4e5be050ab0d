package mobius.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import mobius.telemetry.Sample;
import mobius.telemetry.Telemetry;

/** What the injector and the platform tell each second of a run that was never made. */
final class RunTelemetry {

    private RunTelemetry() {}

    static Telemetry of(int seconds, Random random) {
        List<Sample> samples = new ArrayList<>();
        for (int second = 0; second < seconds; second++) {
            long at = Runs.STARTED.toEpochMilli() + 500 + second * 1_000L;
            samples.add(new Sample(at, "injector", "cpu_busy_ratio", "core=\"0\"", 0.2 + 0.2 * random.nextDouble()));
            samples.add(new Sample(at, "injector", "cpu_busy_ratio", "core=\"1\"", 0.1 + 0.3 * random.nextDouble()));
            samples.add(new Sample(at, "injector", "watchdog_lag_p99_ms", "", 0.2 + random.nextDouble()));
            samples.add(new Sample(at, "injector", "watchdog_lag_max_ms", "", 1 + 2 * random.nextDouble()));
            samples.add(new Sample(at, "injector", "heap_used_bytes", "", (100 + 3 * (second % 20)) * 1_048_576.0));
            samples.add(new Sample(at, "injector", "heap_limit_bytes", "", 512 * 1_048_576.0));
            samples.addAll(platform(at, second, seconds, random));
            if (second % 20 == 0) {
                samples.add(new Sample(
                        at, "injector", "gc_pause_ms", "collector=\"G1 Young Generation\"", 6 + random.nextInt(9)));
            }
        }
        return Telemetry.of(samples);
    }

    /** Two instances, of which one leaks, and a node that says nothing for a quarter of the time. */
    private static List<Sample> platform(long at, int second, int seconds, Random random) {
        List<Sample> samples = new ArrayList<>();
        for (String source : List.of("platform-1", "platform-2")) {
            double leaked = source.equals("platform-1") ? (double) second / seconds : 0;
            samples.add(new Sample(at, source, "process_cpu_seconds_total", "", 0.6 * second));
            samples.add(new Sample(
                    at,
                    source,
                    "process_resident_memory_bytes",
                    "",
                    (400 + 60 * leaked + random.nextGaussian()) * 1_048_576));
            samples.add(new Sample(at, source, "process_open_fds", "", 40 + Math.rint(30 * leaked)));
            samples.add(new Sample(at, source, "db_pool_checked_out", "", random.nextInt(12)));
            samples.add(new Sample(at, source, "db_pool_waiting", "", random.nextInt(3)));
            samples.add(new Sample(at, source, "event_loop_lag_seconds_sum", "", 0.002 * second));
            samples.add(new Sample(at, source, "event_loop_lag_seconds_count", "", 10.0 * second));
            samples.add(new Sample(at, source, "http_requests_total", "status=\"2xx\"", 20.0 * second));
            samples.add(new Sample(at, source, "cache_hits_total", "", 90.0 * second));
            samples.add(new Sample(at, source, "cache_misses_total", "", 10.0 * second));
        }
        if (second < seconds / 2 || second > seconds * 3 / 4) {
            samples.add(new Sample(at, "node-1", "node_cpu_seconds_total", "mode=\"idle\"", 1.2 * second));
            samples.add(new Sample(at, "node-1", "node_cpu_seconds_total", "mode=\"user\"", 0.8 * second));
        }
        return samples;
    }
}
