package mobius.reference.store;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a search asks for; what is null does not matter. The words are those of free text, the rest are filters. */
public record SearchQuery(
        @Nullable String words,
        @Nullable UUID projectId,
        @Nullable String name,
        @Nullable String version) {

    boolean admits(Context context) {
        return (projectId == null || projectId.equals(context.projectId()))
                && (version == null || version.equals(context.version()))
                && (name == null || Text.contains(context.name(), name));
    }

    /** The words that are looked for, or null when every context that passes the filters is found, with a score of 1. */
    @Nullable
    Set<String> wanted() {
        return words == null ? null : Terms.of(words).words();
    }
}
