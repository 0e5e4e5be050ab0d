package mobius.seed.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.OptionalLong;
import mobius.contract.Answer;
import mobius.data.Mark;

/**
 * A project or context that a platform holds.
 *
 * @param key identifies the item among the planned ones: a project by its name, a context by {@link #contextKey}
 * @param mark of the run of this suite that created it; empty if this suite did not
 * @param owner the id of the user that owns it; empty if the platform does not return it
 * @param contexts how many contexts the platform counts in it; empty if the platform does not
 */
public record RemoteItem(
        String id, String name, String key, Optional<Mark> mark, Optional<String> owner, OptionalLong contexts) {

    /**
     * Reads a project from the platform's JSON.
     *
     * @param id of the project, which the caller has already read
     */
    public static RemoteItem project(String id, JsonNode project) {
        String name = project.path("name").asText();
        JsonNode count = Answer.field(project, "contextCount");
        return new RemoteItem(
                id,
                name,
                name,
                Mark.ofProject(project.path("tags"), project.path("metadata")),
                text(Answer.field(project, "ownerId")),
                count.canConvertToLong() ? OptionalLong.of(count.longValue()) : OptionalLong.empty());
    }

    /**
     * Reads a context from the platform's JSON.
     *
     * @param id of the context, which the caller has already read
     */
    public static RemoteItem context(String id, JsonNode context) {
        String name = context.path("name").asText();
        String key = contextKey(
                name,
                context.path("version").asText(),
                context.path("description").asText());
        return new RemoteItem(id, name, key, Mark.in(context.path("metadata")), Optional.empty(), OptionalLong.empty());
    }

    /** The key of a context. The name alone is not enough, because several contexts of a project may have the same name. */
    public static String contextKey(String name, String version, String description) {
        return String.join("\n", name, version, description);
    }

    /** Whether the item was created by this run. */
    public boolean isOf(Mark run) {
        return mark.filter(run::equals).isPresent();
    }

    /**
     * Whether the item may belong to the user. It does not if both ids are known and differ.
     *
     * @param user the id of the user; empty if not known
     */
    public boolean mayBeOf(Optional<String> user) {
        return owner.isEmpty() || user.isEmpty() || owner.equals(user);
    }

    /** The name and id, for messages: {@code atlas (4711)}. */
    public String label() {
        return name + " (" + id + ")";
    }

    private static Optional<String> text(JsonNode id) {
        return id.isTextual() || id.isNumber() ? Optional.of(id.asText()) : Optional.empty();
    }
}
