package mobius.reference.store;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A project of one account.
 *
 * @param metadata a JSON object as text, or null
 * @param settings a JSON object as text
 */
public record Project(
        UUID id,
        UUID ownerId,
        String name,
        @Nullable String description,
        @Nullable String language,
        @Nullable String framework,
        @Nullable String repositoryUrl,
        List<String> tags,
        @Nullable String metadata,
        String settings,
        Instant createdAt,
        Instant updatedAt) {

    /** The settings of a project for which none were given. */
    public static final String DEFAULT_SETTINGS = "{\"isPublic\":false,\"defaultBranch\":\"main\"}";

    public Project {
        tags = List.copyOf(tags);
    }

    /** Whether the name or the description contains the text, in any case. */
    public boolean mentions(String text) {
        return Text.contains(name, text) || (description != null && Text.contains(description, text));
    }
}
