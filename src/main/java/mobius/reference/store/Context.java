package mobius.reference.store;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A versioned bundle of code and documents in a project.
 *
 * @param id unique
 * @param projectId the project
 * @param name for display and search
 * @param description for display and search
 * @param version of the bundle
 * @param metadata a JSON object as text; contexts with the same content share one string
 * @param terms the words of name and description
 * @param createdAt when it was created
 * @param updatedAt when it was last changed
 */
public record Context(
        UUID id,
        UUID projectId,
        String name,
        @Nullable String description,
        String version,
        String metadata,
        Terms terms,
        Instant createdAt,
        Instant updatedAt) {

    /** Returns a copy with another id and name, created now. */
    public Context duplicate(UUID copyId, String copyName, Instant now) {
        return new Context(
                copyId, projectId, copyName, description, version, metadata, termsOf(copyName, description), now, now);
    }

    /** Returns the searchable words of a name and description. */
    public static Terms termsOf(String name, @Nullable String description) {
        return Terms.of(description == null ? name : name + " " + description);
    }
}
