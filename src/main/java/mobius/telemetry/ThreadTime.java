package mobius.telemetry;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Scheduler counts of a thread.
 *
 * @param ranNanos time in which it ran
 * @param waitedNanos time in which it was ready to run and had no core
 */
record ThreadTime(double ranNanos, double waitedNanos) {

    /** Returns the time in which it had something to do. */
    double busyNanos() {
        return ranNanos + waitedNanos;
    }

    /** Returns the increase since an earlier reading; empty if there is none, or if it is that of another thread. */
    Optional<ThreadTime> since(@Nullable ThreadTime before) {
        return before == null || before.ranNanos > ranNanos || before.waitedNanos > waitedNanos
                ? Optional.empty()
                : Optional.of(new ThreadTime(ranNanos - before.ranNanos, waitedNanos - before.waitedNanos));
    }
}
