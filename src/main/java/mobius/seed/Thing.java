package mobius.seed;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.stream.StreamSupport;
import mobius.data.Mark;

/**
 * A project or context that a platform holds.
 *
 * @param key what tells it from the other planned ones beside it
 * @param mark of the run of this suite that created it; empty for somebody else's
 */
record Thing(String id, String name, String key, Optional<Mark> mark) {

    /** A project is the suite's when both its tags and its metadata say so. */
    static Thing project(JsonNode project) {
        boolean tagged = StreamSupport.stream(project.path("tags").spliterator(), false)
                .anyMatch(tag -> tag.asText().equals(Mark.TAG));
        String name = project.path("name").asText();
        return new Thing(
                project.path("id").asText(), name, name, tagged ? Mark.in(project.path("metadata")) : Optional.empty());
    }

    static Thing context(JsonNode context) {
        String name = context.path("name").asText();
        String key = contextKey(
                name,
                context.path("version").asText(),
                context.path("description").asText());
        return new Thing(context.path("id").asText(), name, key, Mark.in(context.path("metadata")));
    }

    /** Several contexts of a project may have the same name. */
    static String contextKey(String name, String version, String description) {
        return String.join("\n", name, version, description);
    }

    boolean isOf(Mark run) {
        return mark.filter(run::equals).isPresent();
    }
}
