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
 * A bounded number of simulated database connections with a FIFO queue and a bounded wait. Overload has its usual effects: first,
 * response times rise; then requests fail, or are rejected if the pool sheds load.
 *
 * <p>A connection is handed over as of the time at which it was due, not when its timer fired and the next event loop was
 * notified. Otherwise these delays of half a millisecond would add up over a full queue, and the pool would carry several percent
 * less load than configured.
 */
public final class ConnectionPool {

    /** A consumer of connections. Exactly one of its methods is called, once, on its own event loop. */
    public interface Client {

        /**
         * Receives a connection, which must be returned with {@link ConnectionPool#release}.
         *
         * @param since when the connection was obtained, as {@link System#nanoTime()}; at most slightly in the past
         */
        void connected(long since);

        /** Receives the reason for getting no connection. */
        void turnedAway(Refusal why);
    }

    /**
     * Longest delay that is compensated. A longer one is a stall of the platform and reduces the capacity of the pool, as it
     * would in reality.
     */
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
     * Creates a pool with all connections free.
     *
     * @param settings of the size, which faults may change, and of the queue
     * @param faults of the target
     * @param nanoTime the time source, such as {@link System#nanoTime()}
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

    /**
     * Gives the client a connection, immediately or later, or turns it away.
     *
     * @param context the event loop of the client
     */
    public void acquire(ContextInternal context, Client client) {
        switch (place(context, client)) {
            case CONNECTED -> client.connected(nanoTime.getAsLong());
            case WAITING -> {}
            case FULL -> client.turnedAway(Refusal.overloaded("No database connection is free and the queue is full"));
        }
    }

    /**
     * Hands a connection to the client that has waited longest, or returns it to the pool, unless a fault leaks it.
     *
     * @param due when the connection was to be returned, as {@link System#nanoTime()}
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

    /** Returns the number of requests that got no connection within the maximum wait. */
    long timeouts() {
        return timeouts.sum();
    }

    /** Returns the total waiting time of all requests, with or without success. */
    long waitedNanos() {
        return waitedNanos.sum();
    }

    private enum Place {
        CONNECTED,
        WAITING,
        FULL
    }

    /** Takes a free connection or a place in the queue. */
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

    /** Returns true if a fault leaks the connection. */
    private synchronized boolean keeps() {
        int others = size - lost - 1;
        if (faults.stream().allMatch(fault -> fault.givesConnectionBack(others))) {
            return false;
        }
        lost++;
        return true;
    }

    /** Removes the first client of the queue. If it is empty, the connection becomes free. */
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

    /** The refusal after the maximum wait, by the configured overflow. */
    private Refusal tooLate() {
        return settings.overflow() == TargetSettings.Overflow.SHED
                ? Refusal.overloaded("No database connection became free in time")
                : Refusal.failed();
    }

    /** Leaves the queue. Only one of a time-out and a hand-over can succeed. */
    private synchronized boolean leave(Waiting waiting) {
        return queue.remove(waiting);
    }

    /** A client in the queue. */
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

        /**
         * Passes the connection on. It counts as obtained when it was due, or when the client began to wait if that was later.
         */
        void connect(long due) {
            patience.cancel(false);
            long from = notTooLate(Math.max(since, due));
            waitedNanos.add(from - since);
            context.nettyEventLoop().execute(() -> context.emit(notTooLate(from), client::connected));
        }

        /** Limits the compensation of a delay to {@link #MOST_LATE_NANOS}. */
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
