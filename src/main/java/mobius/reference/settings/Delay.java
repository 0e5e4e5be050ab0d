package mobius.reference.settings;

import io.netty.util.concurrent.ScheduledFuture;
import io.vertx.core.internal.ContextInternal;
import java.util.concurrent.TimeUnit;

/** Timers in nanoseconds on the event loop of a request. Those of Vert.x tick in milliseconds, which is too coarse here. */
public final class Delay {

    private Delay() {}

    /** Runs the action on the context, at once when there is nothing to wait for. */
    public static void then(ContextInternal context, long nanos, Runnable action) {
        if (nanos <= 0) {
            action.run();
        } else {
            ScheduledFuture<?> unused = schedule(context, nanos, action);
        }
    }

    /** Runs the action on the context later, unless it is cancelled. */
    public static ScheduledFuture<?> schedule(ContextInternal context, long nanos, Runnable action) {
        return context.nettyEventLoop()
                .schedule(() -> context.emit(action, Runnable::run), nanos, TimeUnit.NANOSECONDS);
    }
}
