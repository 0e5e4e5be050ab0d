package mobius.reference.store;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A project of one account.
 *
 * @param id unique
 * @param ownerId the account
 * @param name for display and search
 * @param description for display and search
 * @param language a programming language
 * @param framework a framework
 * @param repositoryUrl of the code
 * @param tags in the order of the request
 * @param metadata a JSON object as text, or null
 * @param settings a JSON object as text
 * @param createdAt when it was created
 * @param updatedAt when it was last changed
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

    /** Settings of a project that was created without any. */
    public static final String DEFAULT_SETTINGS = "{\"isPublic\":false,\"defaultBranch\":\"main\"}";

    public Project {
        tags = List.copyOf(tags);
    }

    /** Returns true if name or description contains the text, without regard to case. */
    public boolean mentions(String text) {
        return Text.contains(name, text) || (description != null && Text.contains(description, text));
    }
}
