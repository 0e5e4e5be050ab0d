package mobius.target.store;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A project of one account.
 *
 * @param metadata a JSON object as text, or null
 */
public record Project(
        UUID id,
        UUID ownerId,
        String name,
        @Nullable String description,
        String language,
        @Nullable String framework,
        @Nullable String repositoryUrl,
        List<String> tags,
        @Nullable String metadata,
        Instant createdAt,
        Instant updatedAt) {

    public Project {
        tags = List.copyOf(tags);
    }

    /** Whether the name or the description contains the text, in any case. */
    public boolean mentions(String text) {
        return Text.contains(name, text) || (description != null && Text.contains(description, text));
    }
}
