package mobius.telemetry;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the kernel has counted of one thread.
 *
 * @param ranNanos how long it ran
 * @param waitedNanos how long it was ready to run and had no core
 */
record ThreadTime(double ranNanos, double waitedNanos) {

    /** How long it had something to do. */
    double busyNanos() {
        return ranNanos + waitedNanos;
    }

    /** What has come since an earlier reading; empty when there was none, or when it is of another thread. */
    Optional<ThreadTime> since(@Nullable ThreadTime before) {
        return before == null || before.ranNanos > ranNanos || before.waitedNanos > waitedNanos
                ? Optional.empty()
                : Optional.of(new ThreadTime(ranNanos - before.ranNanos, waitedNanos - before.waitedNanos));
    }
}
