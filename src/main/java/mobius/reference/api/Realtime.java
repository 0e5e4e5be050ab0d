package mobius.reference.api;

import io.prometheus.metrics.core.datapoints.GaugeDataPoint;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.internal.ContextInternal;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import mobius.reference.settings.Delay;
import mobius.reference.settings.LatencySampler;
import mobius.reference.store.Account;

/**
 * Publishes events to the accounts that may see them. Only the owner sees a project and its contexts; the events arrive on every
 * open connection of the owner, without a subscription.
 */
public final class Realtime {

    /** A connection that receives events in the format of its protocol. */
    interface Subscriber {

        /**
         * Sends an event. May be called from any event loop.
         *
         * @param type for example {@code context:created}
         * @param project to which the event belongs
         * @param data the payload, a record of {@code Views}
         */
        void send(String type, UUID project, Object data);
    }

    /** Connections by account. A set is removed when it becomes empty, so that accounts without connections take no memory. */
    private final Map<UUID, Set<Subscriber>> byOwner = new ConcurrentHashMap<>();

    private final LatencySampler eventTimes;
    private final GaugeDataPoint open;

    /**
     * Creates a publisher without connections.
     *
     * @param eventTimes the delay of each event
     * @param open the gauge of open connections
     */
    public Realtime(LatencySampler eventTimes, GaugeDataPoint open) {
        this.eventTimes = eventTimes;
        this.open = open;
    }

    /**
     * Counts a connection as open until it closes.
     *
     * @param closed runs after that
     */
    void opened(ServerWebSocket socket, Runnable closed) {
        open.inc();
        socket.closeHandler(end -> {
            open.dec();
            closed.run();
        });
    }

    /** Sends the account's events to the subscriber from now on. */
    void subscribe(Account account, Subscriber subscriber) {
        byOwner.compute(account.id(), (unused, known) -> {
            Set<Subscriber> all = known == null ? ConcurrentHashMap.newKeySet() : known;
            all.add(subscriber);
            return all;
        });
    }

    void unsubscribe(Account account, Subscriber subscriber) {
        byOwner.computeIfPresent(account.id(), (unused, known) -> {
            known.remove(subscriber);
            return known.isEmpty() ? null : known;
        });
    }

    /**
     * Sends an event to all connections that may see it, after the delay of events. Connections opened in the meantime do not
     * receive it.
     */
    void publish(String type, UUID owner, UUID project, Object data) {
        Set<Subscriber> subscribers = Set.copyOf(byOwner.getOrDefault(owner, Set.of()));
        if (!subscribers.isEmpty()) {
            Delay.then(
                    ContextInternal.current(),
                    eventTimes.nextNanos(),
                    () -> subscribers.forEach(subscriber -> subscriber.send(type, project, data)));
        }
    }
}
