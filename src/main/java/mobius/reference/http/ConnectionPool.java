package mobius.reference.http;

import io.netty.util.concurrent.ScheduledFuture;
import io.vertx.core.internal.ContextInternal;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import mobius.reference.settings.Delay;
import mobius.reference.settings.Fault;
import mobius.reference.settings.TargetSettings;
import org.jspecify.annotations.Nullable;

/**
 * A bounded number of "database connections" with a queue in order of arrival and a bounded wait, so that overload looks like
 * overload: first everything takes longer, then requests fail, or are turned away if the pool sheds load.
 *
 * <p>A connection goes from one to the next at the moment when it was due, and not when the timer that told it fired and the next
 * one's event loop had heard of it. Those half milliseconds would add up over a full queue, and the pool would carry some per
 * cent less than it was told to.
 */
public final class ConnectionPool {

    /** Who wants a connection. One of its methods is called, once, on its own event loop. */
    public interface Client {

        /**
         * It has a connection, and calls {@link ConnectionPool#release} when it is done.
         *
         * @param since when it got it, as {@link System#nanoTime()}; not long ago
         */
        void connected(long since);

        void turnedAway(Refusal why);
    }

    /** A stall that is longer than this is one of the platform, and takes its time from the connections, too. */
    private static final long MOST_LATE_NANOS = 5_000_000;

    private final TargetSettings.Pool settings;
    private final Set<Waiting> queue = new LinkedHashSet<>();
    private final LongAdder timeouts = new LongAdder();
    private final LongAdder waitedNanos = new LongAdder();
    private final List<Fault> faults;
    private final LongSupplier nanoTime;
    private final int size;
    private int checkedOut;
    private int lost;

    /**
     * A pool with all its connections free.
     *
     * @param nanoTime as {@link System#nanoTime()}
     */
    public ConnectionPool(TargetSettings.Pool settings, List<Fault> faults, LongSupplier nanoTime) {
        this.settings = settings;
        this.faults = List.copyOf(faults);
        this.nanoTime = nanoTime;
        int connections = settings.connections();
        for (Fault fault : faults) {
            connections = fault.connections(connections);
        }
        this.size = connections;
    }

    /** Gives the client a connection, now or later, or turns it away. */
    public void acquire(ContextInternal context, Client client) {
        switch (place(context, client)) {
            case CONNECTED -> client.connected(nanoTime.getAsLong());
            case WAITING -> {}
            case FULL -> client.turnedAway(Refusal.overloaded("No database connection is free and the queue is full"));
        }
    }

    /**
     * Hands the connection to the one that has waited longest, or puts it back, unless a fault keeps it.
     *
     * @param due when it was to be given back, as {@link System#nanoTime()}
     */
    public void release(long due) {
        if (keeps()) {
            return;
        }
        Waiting next = next();
        if (next != null) {
            next.connect(due);
        }
    }

    int size() {
        return size;
    }

    synchronized int checkedOut() {
        return checkedOut;
    }

    synchronized int waiting() {
        return queue.size();
    }

    /** How many requests waited in vain. */
    long timeouts() {
        return timeouts.sum();
    }

    /** How long requests waited together, in vain or not. */
    long waitedNanos() {
        return waitedNanos.sum();
    }

    private enum Place {
        CONNECTED,
        WAITING,
        FULL
    }

    private synchronized Place place(ContextInternal context, Client client) {
        if (checkedOut < size) {
            checkedOut++;
            return Place.CONNECTED;
        }
        if (settings.overflow() == TargetSettings.Overflow.SHED && queue.size() >= settings.queue()) {
            return Place.FULL;
        }
        queue.add(new Waiting(context, client));
        return Place.WAITING;
    }

    private synchronized boolean keeps() {
        int others = size - lost - 1;
        if (faults.stream().allMatch(fault -> fault.givesConnectionBack(others))) {
            return false;
        }
        lost++;
        return true;
    }

    private synchronized @Nullable Waiting next() {
        Iterator<Waiting> first = queue.iterator();
        if (!first.hasNext()) {
            checkedOut--;
            return null;
        }
        Waiting next = first.next();
        first.remove();
        return next;
    }

    private Refusal tooLate() {
        return settings.overflow() == TargetSettings.Overflow.SHED
                ? Refusal.overloaded("No database connection became free in time")
                : Refusal.failed();
    }

    private synchronized boolean leave(Waiting waiting) {
        return queue.remove(waiting);
    }

    private final class Waiting {

        private final ContextInternal context;
        private final Client client;
        private final ScheduledFuture<?> patience;
        private final long since = nanoTime.getAsLong();

        Waiting(ContextInternal context, Client client) {
            this.context = context;
            this.client = client;
            this.patience = Delay.schedule(context, settings.maximumWait().toNanos(), this::giveUp);
        }

        void connect(long due) {
            patience.cancel(false);
            long from = notTooLate(Math.max(since, due));
            waitedNanos.add(from - since);
            context.nettyEventLoop().execute(() -> context.emit(notTooLate(from), client::connected));
        }

        private long notTooLate(long time) {
            return Math.max(time, nanoTime.getAsLong() - MOST_LATE_NANOS);
        }

        private void giveUp() {
            if (leave(this)) {
                timeouts.increment();
                waitedNanos.add(nanoTime.getAsLong() - since);
                client.turnedAway(tooLate());
            }
        }
    }
}
