package mobius.measure;

import java.time.Duration;
import java.util.Objects;
import mobius.workload.Window;
import org.jspecify.annotations.Nullable;

/**
 * A time whose requests count for the verdict. A request belongs to the window in which it was sent, however late its
 * answer came: by the end, the slowest would be lost from every window.
 *
 * @param stage the stage of the plan, or {@link #WHOLE_RUN}
 * @param startMillis its start after the start of the injection, inclusive
 * @param endMillis its end after the start of the injection, exclusive
 * @param fromLoad the planned load at its start as a multiple of the expected peak; null without a plan
 * @param toLoad the planned load at its end, likewise
 */
public record MeasuredWindow(
        String stage,
        long startMillis,
        long endMillis,
        @Nullable Double fromLoad,
        @Nullable Double toLoad) {

    /** The only window of a run without a plan. */
    public static final String WHOLE_RUN = "whole run";

    /** Of a window in which the load stays level: the unit of evidence, because the latencies of neighbours are alike. */
    public static final int BATCHES = 10;

    /** Of a window that climbs beyond the peak, so that the load at which something broke can be read from it. */
    public static final int SLICES = 60;

    public static MeasuredWindow of(Window window) {
        return new MeasuredWindow(
                window.stage().name(),
                window.start().toMillis(),
                window.end().toMillis(),
                window.stage().highest().from(),
                window.stage().highest().to());
    }

    public static MeasuredWindow wholeRun(long endMillis) {
        return new MeasuredWindow(WHOLE_RUN, 0, endMillis, null, null);
    }

    public Duration duration() {
        return Duration.ofMillis(endMillis - startMillis);
    }

    /** Into how many parts of equal time it is cut. */
    public int parts() {
        return climbsBeyondThePeak() ? SLICES : BATCHES;
    }

    /** Whether the load rises in it, to more than the expected peak. */
    public boolean climbsBeyondThePeak() {
        return fromLoad != null && toLoad != null && fromLoad < toLoad && toLoad > 1;
    }

    /** Whether the load stays the same in it, as far as anybody knows. */
    public boolean staysLevel() {
        return Objects.equals(fromLoad, toLoad);
    }

    public boolean contains(long millis) {
        return startMillis <= millis && millis < endMillis;
    }

    /** The number of the part around a moment in the window, from 0. */
    public int batchOf(long millis) {
        return (int) ((millis - startMillis) * parts() / (endMillis - startMillis));
    }

    /** The first whole millisecond of a batch, from 0 to their number, which is the end of the window. */
    public long startOf(int batch) {
        return startMillis + (batch * (endMillis - startMillis) + parts() - 1) / parts();
    }
}
