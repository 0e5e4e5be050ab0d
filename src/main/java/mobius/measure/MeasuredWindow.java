package mobius.measure;

import java.time.Duration;
import java.util.Objects;
import mobius.workload.Window;
import org.jspecify.annotations.Nullable;

/**
 * An interval whose requests count for the verdict. A request belongs to the window in which it was sent, however late its
 * response came: assigned by their end, the slowest requests would be missing from every window.
 *
 * @param stage the stage of the plan, or {@link #WHOLE_RUN}
 * @param startMillis the start, inclusive, in milliseconds after the start of the injection
 * @param endMillis the end, exclusive, in milliseconds after the start of the injection
 * @param fromLoad the planned load at the start, as a multiple of the expected peak; null without a plan
 * @param toLoad the planned load at the end, as a multiple of the expected peak; null without a plan
 */
public record MeasuredWindow(
        String stage,
        long startMillis,
        long endMillis,
        @Nullable Double fromLoad,
        @Nullable Double toLoad) {

    /** Stage name of the only window of a run without a plan. */
    public static final String WHOLE_RUN = "whole run";

    /**
     * Number of parts of a window with constant load. The part is the unit of evidence, because consecutive latencies depend on
     * each other.
     */
    public static final int BATCHES = 10;

    /** Number of parts of a window that climbs beyond the peak, so that the load of a breaking point can be read from them. */
    public static final int SLICES = 60;

    /** Returns the window of a stage in the plan. */
    public static MeasuredWindow of(Window window) {
        return new MeasuredWindow(
                window.stage().name(),
                window.start().toMillis(),
                window.end().toMillis(),
                window.stage().highest().from(),
                window.stage().highest().to());
    }

    /** Returns the window of a run without a plan. */
    public static MeasuredWindow wholeRun(long endMillis) {
        return new MeasuredWindow(WHOLE_RUN, 0, endMillis, null, null);
    }

    public Duration duration() {
        return Duration.ofMillis(endMillis - startMillis);
    }

    /** Returns the number of parts of equal length into which the window is divided. */
    public int parts() {
        return climbsBeyondThePeak() ? SLICES : BATCHES;
    }

    /** Returns true if the load rises in this window to more than the expected peak. */
    public boolean climbsBeyondThePeak() {
        return fromLoad != null && toLoad != null && fromLoad < toLoad && toLoad > 1;
    }

    /** Returns true if the planned load is constant, or if there is no plan. */
    public boolean staysLevel() {
        return Objects.equals(fromLoad, toLoad);
    }

    public boolean contains(long millis) {
        return startMillis <= millis && millis < endMillis;
    }

    /** Returns the index of the part, from 0, that contains a time in this window. */
    public int batchOf(long millis) {
        return (int) ((millis - startMillis) * parts() / (endMillis - startMillis));
    }

    /**
     * Returns the first whole millisecond of a part.
     *
     * @param batch the index, from 0; their number gives the end of the window
     */
    public long startOf(int batch) {
        return startMillis + (batch * (endMillis - startMillis) + parts() - 1) / parts();
    }
}
