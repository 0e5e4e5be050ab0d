package mobius.seed;

import com.fasterxml.jackson.databind.JsonNode;

/** A project or a context as one line of text, to be compared. */
final class Holding {

    private Holding() {}

    /** What a project of the web client has. */
    static String project(JsonNode project) {
        return String.join(
                " | ",
                "project",
                project.path("name").asText(),
                project.path("description").asText(),
                project.path("tags").toString());
    }

    static String context(String project, JsonNode context) {
        return String.join(
                " | ",
                "context of " + project,
                context.path("name").asText(),
                context.path("version").asText(),
                context.path("description").asText(),
                context.path("metadata").toString());
    }
}
