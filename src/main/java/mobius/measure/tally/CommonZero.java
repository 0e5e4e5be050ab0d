package mobius.measure.tally;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import mobius.runlog.LogBeginning;
import mobius.workload.Workload;

/**
 * When a run of several injectors began: with the first of them, all by one clock.
 *
 * @param started when the first Gatling began
 * @param injection when the first users of the plan were due: the zero of windows and seconds
 */
public record CommonZero(Instant started, Instant injection) {

    /**
     * Derives the zero as for a single log, from the first user of all injectors.
     *
     * @param plan of all injectors together
     * @param logs of the injectors, by one clock; at least one
     */
    public static CommonZero of(Workload plan, Collection<LogBeginning> logs) {
        Instant started =
                logs.stream().map(LogBeginning::started).min(Instant::compareTo).orElseThrow();
        Instant injection = logs.stream()
                .flatMap(log -> log.first().stream())
                .min(Instant::compareTo)
                .map(first -> first.minusMillis(Plan.of(plan).leadInMillis()))
                .orElse(started);
        return new CommonZero(started, injection);
    }

    /** From the start of the run to that of the injection. */
    public long injectionMillis() {
        return Duration.between(started, injection).toMillis();
    }
}
