package mobius.target;

import io.netty.util.concurrent.ScheduledFuture;
import io.vertx.core.internal.ContextInternal;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * A bounded number of "database connections" with a bounded queue in order of arrival and a bounded wait, so that
 * overload looks like overload: first everything takes longer, then requests are turned away.
 */
final class ConnectionPool {

    /** Who wants a connection. One of its methods is called, once, on its own event loop. */
    interface Client {

        /** It has a connection, and calls {@link ConnectionPool#release()} when it is done. */
        void connected();

        void turnedAway(Refusal why);
    }

    private final TargetSettings.Pool settings;
    private final Set<Waiting> queue = new LinkedHashSet<>();
    private final LongAdder timeouts = new LongAdder();
    private final LongAdder waitedNanos = new LongAdder();
    private final List<Fault> faults;
    private final int size;
    private int checkedOut;
    private int lost;

    ConnectionPool(TargetSettings.Pool settings, List<Fault> faults) {
        this.settings = settings;
        this.faults = List.copyOf(faults);
        int connections = settings.connections();
        for (Fault fault : faults) {
            connections = fault.connections(connections);
        }
        this.size = connections;
    }

    /** Gives the client a connection, now or later, or turns it away. */
    void acquire(ContextInternal context, Client client) {
        switch (place(context, client)) {
            case CONNECTED -> client.connected();
            case WAITING -> {}
            case FULL -> client.turnedAway(Refusal.overloaded("No database connection is free and the queue is full"));
        }
    }

    /** Hands the connection to the one that has waited longest, or puts it back, unless a fault keeps it. */
    void release() {
        if (keeps()) {
            return;
        }
        Waiting next = next();
        if (next != null) {
            next.connect();
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
        if (queue.size() >= settings.queue()) {
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

    private synchronized boolean leave(Waiting waiting) {
        return queue.remove(waiting);
    }

    private final class Waiting {

        private final ContextInternal context;
        private final Client client;
        private final ScheduledFuture<?> patience;
        private final long since = System.nanoTime();

        Waiting(ContextInternal context, Client client) {
            this.context = context;
            this.client = client;
            this.patience = Delay.schedule(context, settings.maximumWait().toNanos(), this::giveUp);
        }

        void connect() {
            patience.cancel(false);
            waitedNanos.add(System.nanoTime() - since);
            context.nettyEventLoop().execute(() -> context.emit(client, Client::connected));
        }

        private void giveUp() {
            if (leave(this)) {
                timeouts.increment();
                waitedNanos.add(System.nanoTime() - since);
                client.turnedAway(Refusal.overloaded("No database connection became free in time"));
            }
        }
    }
}
