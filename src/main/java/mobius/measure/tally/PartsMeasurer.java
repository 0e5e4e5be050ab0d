package mobius.measure.tally;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Predicate;
import mobius.measure.Measurement;
import mobius.runlog.RunLogOutcome;
import mobius.workload.Workload;
import org.jspecify.annotations.Nullable;

/**
 * Measures a run that several injectors have sent, each of which has written a log of its own. The logs are read one after the
 * other and added up, so that memory grows neither with their number nor with that of their requests. Counts and histograms add
 * exactly: the sum is the measurement of one log with all records.
 */
public final class PartsMeasurer {

    private final Predicate<String> inTotal;

    private final CommonZero zero;

    private final Measurer whole;

    private @Nullable RunLogOutcome logs;

    /**
     * A measurement without any part so far.
     *
     * @param offered the load that all injectors together have offered
     * @param inTotal the names of the requests whose latency counts for all requests together
     * @param zero when the run began
     */
    public PartsMeasurer(Workload offered, Predicate<String> inTotal, CommonZero zero) {
        this.inTotal = inTotal;
        this.zero = zero;
        this.whole = new Measurer(Plan.of(offered), inTotal, InjectionStart.at(zero.injectionMillis()));
    }

    /**
     * Adds the log of one injector.
     *
     * @param share the load that it was to offer, over the stages of the whole plan
     * @param injectionMillis the start of the injection after the start of this log, by the clock that wrote it
     * @return what the injector did by itself; its seconds have counts, and no percentiles
     * @throws IOException when the log is missing or cannot be read; what is in it never throws
     */
    public Measurement add(Path log, Workload share, long injectionMillis) throws IOException {
        Measurer part = new Measurer(Plan.of(share), inTotal, InjectionStart.at(injectionMillis));
        RunLogOutcome outcome = part.read(log);
        Measurement counts = part.counts(outcome);
        whole.absorb(part, zero.started());
        logs = logs == null ? outcome : logs.and(outcome);
        return counts;
    }

    /**
     * All that was added so far.
     *
     * @throws IllegalStateException when nothing was added
     */
    public Measurement measurement() {
        RunLogOutcome outcome = logs;
        if (outcome == null) {
            throw new IllegalStateException("no log was added");
        }
        return whole.measurement(outcome);
    }
}
