package mobius.reference.store;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A versioned bundle of code and documents in a project.
 *
 * @param metadata a JSON object as text, in memory once for all contexts with the same content
 * @param terms the words of its name and description
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

    /** A copy under another id and name, made now. */
    public Context duplicate(UUID copyId, String copyName, Instant now) {
        return new Context(
                copyId, projectId, copyName, description, version, metadata, termsOf(copyName, description), now, now);
    }

    /** The words by which a context of that name and description is found. */
    public static Terms termsOf(String name, @Nullable String description) {
        return Terms.of(description == null ? name : name + " " + description);
    }
}
