package mobius.journeys;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gatling.javaapi.core.Session;
import java.util.Objects;

/** Bodies of requests, in which the values of a session cannot break out of their quotes. */
final class Json {

    private Json() {}

    /** An object of texts. */
    static String object(String... namesAndValues) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return object.toString();
    }

    /** What a step before has put into the session. */
    static String text(Session session, String name) {
        return Objects.requireNonNull(session.getString(name), name);
    }
}
