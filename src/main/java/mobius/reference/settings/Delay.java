package mobius.reference.settings;

import io.netty.util.concurrent.ScheduledFuture;
import io.vertx.core.internal.ContextInternal;
import java.util.concurrent.TimeUnit;

/**
 * Timers with a resolution of nanoseconds, on the event loop of a request. The timers of Vert.x have a resolution of
 * milliseconds, which is too coarse for service times.
 */
public final class Delay {

    private Delay() {}

    /** Runs the action on the context after a delay; immediately if the delay is zero or negative. */
    public static void then(ContextInternal context, long nanos, Runnable action) {
        if (nanos <= 0) {
            action.run();
        } else {
            ScheduledFuture<?> unused = schedule(context, nanos, action);
        }
    }

    /**
     * Schedules the action on the context.
     *
     * @return a handle that cancels it
     */
    public static ScheduledFuture<?> schedule(ContextInternal context, long nanos, Runnable action) {
        return context.nettyEventLoop()
                .schedule(() -> context.emit(action, Runnable::run), nanos, TimeUnit.NANOSECONDS);
    }
}
