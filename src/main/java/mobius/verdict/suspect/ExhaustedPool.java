package mobius.verdict.suspect;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Requests that wait for a database connection, for a good part of their time. */
final class ExhaustedPool implements Rule {

    private static final double LEAST_SHARE = 0.2;
    private static final double LEAST_OF_ONE = 0.5;
    private static final double LEAST_MILLIS = 10;
    private static final double FULL_PERCENT = 95;

    /** Below it no request waits for a core. It is no budget: a stricter budget makes no core busier. */
    private static final double IDLE_PERCENT = 70;

    @Override
    public List<Suspect> ask(DiagnosticInput symptoms) {
        ServerHealth vitals = symptoms.vitals();
        OptionalDouble wait = vitals.poolWaitMillis();
        OptionalDouble mean = symptoms.meanMillis();
        boolean waits = wait.isPresent() && wait.getAsDouble() >= Math.max(LEAST_MILLIS, LEAST_SHARE * mean.orElse(0));
        boolean full = wait.isEmpty()
                && symptoms.broke()
                && vitals.cpuIsIdle(IDLE_PERCENT)
                && vitals.poolPercent().orElse(0) >= FULL_PERCENT;
        return waits || full ? List.of(suspect(vitals, wait, mean)) : List.of();
    }

    /** Whether the wait for a connection is most of what this request takes. */
    static boolean explains(DiagnosticInput symptoms, RequestHealth request) {
        OptionalDouble wait = symptoms.vitals().poolWaitMillis();
        OptionalDouble mean = request.meanMillis();
        return wait.isPresent() && mean.isPresent() && wait.getAsDouble() >= LEAST_OF_ONE * mean.getAsDouble();
    }

    private static Suspect suspect(ServerHealth vitals, OptionalDouble wait, OptionalDouble mean) {
        List<Figure> evidence = new ArrayList<>();
        wait.ifPresent(
                millis -> evidence.add(new Figure("wait for a database connection, of each request", millis, "ms")));
        mean.ifPresent(millis -> evidence.add(new Figure("mean time of all requests", millis, "ms")));
        vitals.poolPercent().ifPresent(full -> evidence.add(new Figure("database connections in use", full, "%")));
        Processes.evidence(vitals).forEach(evidence::add);
        return Suspect.of(Cause.EXHAUSTED_POOL, "database pool", evidence, gain(wait, mean));
    }

    /** Requests that were turned away waited too, so that the mean of the others may be the shorter one. */
    private static @Nullable Gain gain(OptionalDouble wait, OptionalDouble mean) {
        return wait.isEmpty() || mean.isEmpty() || wait.getAsDouble() >= mean.getAsDouble()
                ? null
                : new Gain(
                        "The mean time of all requests",
                        mean.getAsDouble(),
                        mean.getAsDouble() - wait.getAsDouble(),
                        1);
    }
}
