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
 * Sends events to the accounts that may see them: a project and its contexts are seen by the owner, on each of the owner's
 * connections and without joining anything.
 */
public final class Realtime {

    /** A connection to which events are sent, in the format of its protocol. */
    interface Subscriber {

        /**
         * Sends one event; any event loop may call it.
         *
         * @param type as in {@code context:created}
         */
        void send(String type, UUID project, Object data);
    }

    private final Map<UUID, Set<Subscriber>> byOwner = new ConcurrentHashMap<>();
    private final LatencySampler eventTimes;
    private final GaugeDataPoint open;

    public Realtime(LatencySampler eventTimes, GaugeDataPoint open) {
        this.eventTimes = eventTimes;
        this.open = open;
    }

    /** Counts a connection as open until it closes. */
    void opened(ServerWebSocket socket, Runnable closed) {
        open.inc();
        socket.closeHandler(end -> {
            open.dec();
            closed.run();
        });
    }

    /** Sends the events of the account to the subscriber from now on. */
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

    /** Sends an event of the project to all that may see it, after the time that events take. */
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
