package mobius.injectors.merge;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import mobius.measure.tally.CommonZero;
import mobius.run.folder.NoVerdict;
import mobius.runlog.LogBeginning;
import mobius.verdict.evidence.InjectorResult;
import mobius.workload.Workload;
import org.jspecify.annotations.Nullable;

/**
 * When each injector of a run began, by the clock of the first one: all of them have compared theirs with the platform's. That
 * clock is also the one of the platform's telemetry.
 */
final class Moments {

    /** A comparison is not finer than this. */
    private static final double FINEST_MILLIS = 20;

    /** On a busy machine it may be as coarse as this; two injectors with one host name have one clock then. */
    private static final double COARSEST_MILLIS = 100;

    private final Part first;
    private final Map<Part, ClockReadings> clocks = new LinkedHashMap<>();
    private final Map<Part, LogBeginning> beginnings = new LinkedHashMap<>();
    private final @Nullable Double reference;
    private final CommonZero zero;

    private Moments(Parts parts, Workload plan) throws IOException {
        first = parts.first();
        for (Part part : parts.all()) {
            clocks.put(part, ClockReadings.of(part.folder().telemetry()));
        }
        reference = clocks(first).ahead();
        for (Part part : parts.all()) {
            LogBeginning.of(part.folder().log())
                    .ifPresent(beginning -> beginnings.put(part, beginning.by(correctionMillis(part))));
        }
        if (beginnings.isEmpty()) {
            throw new NoVerdict(
                    "none of the logs has a readable beginning, so no injector has sent anything; see their output");
        }
        zero = CommonZero.of(plan, beginnings.values());
    }

    static Moments of(Parts parts, Workload plan) throws IOException {
        return new Moments(parts, plan);
    }

    /** When the run began. */
    CommonZero zero() {
        return zero;
    }

    /** The start of the injection after the start of a log, by the clock that wrote it. */
    long injectionMillis(Part part) {
        return startOf(part)
                .map(started -> Duration.between(started, zero.injection()).toMillis())
                .orElse(0L);
    }

    ClockReadings clocks(Part part) {
        return Objects.requireNonNull(clocks.get(part));
    }

    InjectorResult.Clock clock(Part part) {
        Double behind = behindMillis(part);
        return new InjectorResult.Clock(
                behind == null ? null : (Double) (0.0 - behind),
                clocks(part).set(),
                startOf(part)
                        .map(started ->
                                Duration.between(zero.started(), started).toMillis())
                        .orElse(0L));
    }

    private Optional<Instant> startOf(Part part) {
        return Optional.ofNullable(beginnings.get(part)).map(LogBeginning::started);
    }

    /** How far the clock of an injector is behind that of the first one. */
    private @Nullable Double behindMillis(Part part) {
        Double ahead = clocks(part).ahead();
        return ahead == null || reference == null ? null : (Double) (ahead - reference);
    }

    /** How much is added to the times of a part, in milliseconds. */
    long correctionMillis(Part part) {
        Double behind = behindMillis(part);
        double exact = isOnTheFirstMachine(part) ? COARSEST_MILLIS : FINEST_MILLIS;
        return behind == null || Math.abs(behind) <= exact ? 0 : Math.round(behind);
    }

    private boolean isOnTheFirstMachine(Part part) {
        String host = part.run().suite().host();
        return host != null && host.equals(first.run().suite().host());
    }
}
