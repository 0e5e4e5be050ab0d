package mobius.target;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.prometheus.metrics.core.datapoints.GaugeDataPoint;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.internal.ContextInternal;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import mobius.target.store.Account;

/**
 * Tells members what changes. The members of a project are its owner's own connections and every connection that joined
 * it with {@code {"type":"join","projectId":...}} and has not left it since.
 */
final class Realtime {

    private final Map<UUID, Set<ServerWebSocket>> byOwner = new ConcurrentHashMap<>();
    private final Map<UUID, Set<ServerWebSocket>> byProject = new ConcurrentHashMap<>();
    private final Draws eventTimes;

    Realtime(Draws eventTimes) {
        this.eventTimes = eventTimes;
    }

    /** Serves the connection of an account until it closes. */
    void serve(ServerWebSocket socket, Account account, GaugeDataPoint open) {
        open.inc();
        Set<UUID> joined = new HashSet<>();
        add(byOwner, account.id(), socket);
        socket.textMessageHandler(text -> receive(socket, joined, text));
        socket.closeHandler(closed -> {
            open.dec();
            remove(byOwner, account.id(), socket);
            joined.forEach(project -> remove(byProject, project, socket));
        });
    }

    /** Sends an event to the members of the project after the time that events take. */
    void publish(String type, UUID owner, UUID project, Object data) {
        Set<ServerWebSocket> members = new HashSet<>(byOwner.getOrDefault(owner, Set.of()));
        members.addAll(byProject.getOrDefault(project, Set.of()));
        if (!members.isEmpty()) {
            String event = Json.text(Map.of("type", type, "projectId", project, "data", data));
            Delay.then(
                    ContextInternal.current(),
                    eventTimes.nextNanos(),
                    () -> members.forEach(member -> member.writeTextMessage(event)));
        }
    }

    private void receive(ServerWebSocket socket, Set<UUID> joined, String text) {
        try {
            JsonNode message = Json.read(text);
            UUID project = UUID.fromString(message.path("projectId").asText());
            switch (message.path("type").asText()) {
                case "join" -> join(socket, joined, project);
                case "leave" -> leave(socket, joined, project);
                default -> complain(socket);
            }
        } catch (JsonProcessingException | IllegalArgumentException e) {
            complain(socket);
        }
    }

    private void join(ServerWebSocket socket, Set<UUID> joined, UUID project) {
        joined.add(project);
        add(byProject, project, socket);
        socket.writeTextMessage(Json.text(Map.of("type", "joined", "projectId", project)));
    }

    private void leave(ServerWebSocket socket, Set<UUID> joined, UUID project) {
        joined.remove(project);
        remove(byProject, project, socket);
        socket.writeTextMessage(Json.text(Map.of("type", "left", "projectId", project)));
    }

    private static void complain(ServerWebSocket socket) {
        socket.writeTextMessage(Json.text(Map.of(
                "type", "error", "detail", "A message is {\"type\":\"join\" or \"leave\",\"projectId\":<uuid>}")));
    }

    private static void add(Map<UUID, Set<ServerWebSocket>> members, UUID key, ServerWebSocket socket) {
        members.compute(key, (unused, known) -> {
            Set<ServerWebSocket> all = known == null ? ConcurrentHashMap.newKeySet() : known;
            all.add(socket);
            return all;
        });
    }

    private static void remove(Map<UUID, Set<ServerWebSocket>> members, UUID key, ServerWebSocket socket) {
        members.computeIfPresent(key, (unused, known) -> {
            known.remove(socket);
            return known.isEmpty() ? null : known;
        });
    }
}
