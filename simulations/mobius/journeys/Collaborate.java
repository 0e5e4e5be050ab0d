package mobius.journeys;

import static io.gatling.javaapi.core.CoreDsl.exec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import mobius.gatling.Api;
import mobius.gatling.Journey;
import mobius.gatling.JourneyContext;
import mobius.gatling.Socket;

/**
 * A user works in one tab and sees it in another, which hears of a context from when it is sent in the first: that is the time
 * of the event, the write included. Then the user removes the context, and closes the other tab.
 */
final class Collaborate {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> NAMES = List.of("type", "event", "event_type", "eventType");

    private final SignIn signIn;
    private final BrowseProjects projects;
    private final Contexts contexts;
    private final Api api;

    Collaborate(JourneyContext scene, SignIn signIn, BrowseProjects projects) {
        this.signIn = signIn;
        this.projects = projects;
        this.contexts = new Contexts(scene);
        this.api = scene.api();
    }

    /** The second tab has a connection of its own. */
    Journey journey() {
        return new Journey("collaborate", 2, this::visit);
    }

    private ChainBuilder visit() {
        Socket otherTab = api.socket();
        return exec(
                signIn.steps(),
                signIn.think(),
                projects.list(),
                Contexts.intoFirstProject(),
                signIn.think(),
                otherTab.connect(),
                signIn.think(),
                otherTab.hear("event", contexts.create(), Collaborate::isOfTheContext),
                signIn.think(),
                contexts.delete("#{contextId}"),
                signIn.think(),
                exec(otherTab.close()));
    }

    /**
     * Whether a message says that the user's context was created. Sources differ in how events are written: in Socket.IO as
     * {@code 42["context:created",{...}]}, otherwise as an object with the event's name in one of several fields.
     */
    static boolean isOfTheContext(String message, Session session) {
        return isOfTheContext(message, session.getString("contextId"));
    }

    static boolean isOfTheContext(String message, String contextId) {
        int start = message.startsWith("42") ? message.indexOf('[') : message.indexOf('{');
        if (start < 0) {
            return false;
        }
        try {
            JsonNode event = JSON.readTree(message.substring(start));
            return names(event).anyMatch(Collaborate::isOfACreation) && holds(event, contextId);
        } catch (JsonProcessingException noJson) {
            return false;
        }
    }

    private static Stream<String> names(JsonNode event) {
        return event.isArray()
                ? Stream.of(event.path(0).asText())
                : NAMES.stream().map(name -> event.path(name).asText(""));
    }

    /** {@code context:created}, {@code context.update}, {@code context_update}. */
    private static boolean isOfACreation(String name) {
        String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
        return plain.equals("contextcreated") || plain.equals("contextupdate");
    }

    private static boolean holds(JsonNode node, String id) {
        return node.isValueNode()
                ? node.asText().equals(id)
                : StreamSupport.stream(node.spliterator(), false).anyMatch(member -> holds(member, id));
    }
}
