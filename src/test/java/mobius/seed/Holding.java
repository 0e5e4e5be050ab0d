package mobius.seed;

import com.fasterxml.jackson.databind.JsonNode;

/** A project or a context as one line of text, to be compared. */
final class Holding {

    private Holding() {}

    static String project(JsonNode project) {
        return String.join(
                " | ",
                "project",
                project.path("name").asText(),
                project.path("description").asText(),
                project.path("language").asText(),
                project.path("framework").asText(),
                project.path("repository_url").asText(),
                project.path("tags").toString(),
                project.path("metadata").toString());
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
