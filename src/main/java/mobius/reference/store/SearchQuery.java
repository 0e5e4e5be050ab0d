package mobius.reference.store;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A search. A component that is null is not a condition.
 *
 * @param words of the free text
 * @param projectId the project
 * @param name a part of the name
 * @param version the exact version
 */
public record SearchQuery(
        @Nullable String words,
        @Nullable UUID projectId,
        @Nullable String name,
        @Nullable String version) {

    /** Returns true if a context passes the filters, that is all conditions but the free text. */
    boolean admits(Context context) {
        return (projectId == null || projectId.equals(context.projectId()))
                && (version == null || version.equals(context.version()))
                && (name == null || Text.contains(context.name(), name));
    }

    /**
     * Returns the words of the free text; null if there is none, in which case every context that passes the filters has the
     * score 1.
     */
    @Nullable
    Set<String> wanted() {
        return words == null ? null : Terms.of(words).words();
    }
}
