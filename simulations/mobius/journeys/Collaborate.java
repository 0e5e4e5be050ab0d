package mobius.journeys;

import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.exitHereIfFailed;
import static io.gatling.javaapi.core.CoreDsl.jmesPath;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.CheckBuilder;
import io.gatling.javaapi.core.Session;
import mobius.gatling.Journey;
import mobius.gatling.Scene;
import mobius.gatling.Socket;

/**
 * Two users at one project. A guest joins it, and hears of a context from when its owner sends it: that is the time of the
 * event, the write included. Then the owner removes the context, and the guest leaves.
 */
final class Collaborate {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final SignIn signIn;
    private final BrowseProjects projects;
    private final Contexts contexts;
    private final Socket guest;

    Collaborate(Scene scene, SignIn signIn, BrowseProjects projects) {
        this.signIn = signIn;
        this.projects = projects;
        this.contexts = new Contexts(scene);
        this.guest = scene.api().socket();
    }

    /** Two sign-ins, the owner's list, the guest's connection and join, write and event, removal, leave, and the end. */
    Journey journey() {
        return new Journey("collaborate", 10, 3, 2, this::visit);
    }

    private ChainBuilder visit() {
        return exec(
                signIn.steps(),
                exec(session -> session.set("guestToken", Json.text(session, "token"))),
                signIn.steps(),
                signIn.think(),
                projects.list(),
                Contexts.intoFirstProject(),
                signIn.think(),
                join(),
                signIn.think(),
                guest.hear("event", contexts.create(), Collaborate::isOfTheContext),
                signIn.think(),
                contexts.delete("#{contextId}"),
                signIn.think(),
                leave());
    }

    private ChainBuilder join() {
        return exec(
                guest.connect(session -> "token=" + Json.text(session, "guestToken")),
                exitHereIfFailed(),
                guest.ask("join", message("join"), answer("joined")),
                exitHereIfFailed());
    }

    private ChainBuilder leave() {
        return exec(guest.ask("leave", message("leave"), answer("left")), guest.close());
    }

    private static String message(String type) {
        return Json.object("type", type, "projectId", "#{projectId}");
    }

    private static CheckBuilder[] answer(String type) {
        return new CheckBuilder[] {
            jmesPath("type").is(type), jmesPath("projectId").isEL("#{projectId}")
        };
    }

    private static boolean isOfTheContext(String message, Session session) {
        try {
            JsonNode event = JSON.readTree(message);
            return event.path("type").asText().equals("context:created")
                    && event.path("projectId").asText().equals(session.getString("projectId"))
                    && event.at("/data/id").asText().equals(session.getString("contextId"));
        } catch (JsonProcessingException noJson) {
            return false;
        }
    }
}
