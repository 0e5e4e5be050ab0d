package mobius.measure;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import mobius.measure.tally.Measurer;
import mobius.measure.tally.Plan;
import mobius.runlog.RunLogWriter;
import mobius.workload.Stage;
import mobius.workload.TrafficMix;
import mobius.workload.Workload;

/** A run with two measured stages, whose requests each test writes. */
public record ExampleRun(Path log) {

    /** Gatling starts a run before it injects. */
    public static final int INJECTION = 200;

    public static final TrafficMix MIX = new TrafficMix(Map.of("reader", new TrafficMix.Share(1, 2)));

    /** 10 users/s at the peak: 20 requests/s of users who send two each. */
    static final Workload PLAN = new Workload(
            20,
            Duration.ofSeconds(1),
            List.of(
                    new Stage("warm-up", Duration.ofSeconds(2), 0.5, 0.5, false),
                    new Stage("peak", Duration.ofSeconds(10), 1, 1, true),
                    new Stage("pause", Duration.ofSeconds(2), 0, 0, false),
                    new Stage("beyond", Duration.ofSeconds(5), 1, 2, true)),
            MIX);

    /** Writes what came after the arrival of the first user. */
    public interface Writing {

        void to(RunLogWriter writer) throws IOException;
    }

    public Measurement measured(Writing writing) throws IOException {
        write(writing);
        return Measurer.measure(log, PLAN);
    }

    public void write(Writing writing) throws IOException {
        try (RunLogWriter writer = new RunLogWriter(log, "reader", "writer")) {
            writer.userArrives(0, INJECTION + Plan.LATENESS_MILLIS);
            writing.to(writer);
        }
    }

    /**
     * Writes an answer.
     *
     * @param atMillis after the start of the injection
     */
    public static void ok(RunLogWriter writer, int atMillis, int millis) throws IOException {
        writer.ok("GET /health", INJECTION + atMillis, INJECTION + atMillis + millis);
    }

    /**
     * Writes a failed request.
     *
     * @param atMillis after the start of the injection
     */
    public static void ko(RunLogWriter writer, int atMillis, int millis, String message) throws IOException {
        writer.failed("GET /health", INJECTION + atMillis, INJECTION + atMillis + millis, message);
    }
}
