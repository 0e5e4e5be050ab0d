package mobius.data;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The mark on everything that the suite creates on a platform. By the mark, the suite finds its items again and removes them;
 * items without a mark are never touched. Projects carry the suite's tag and {@code mobius-load-test:<run>} among their
 * {@code tags}, because a platform may store nothing else of them. Projects and contexts carry
 * {@code "mobius-load-test": "<run>"} in their {@code metadata}, in addition to any other fields.
 *
 * @param run the id of the run that created the item, never blank
 */
public record Mark(String run) {

    /** The suite's tag, and the name of the field in {@code metadata} that holds the id of the run. */
    public static final String TAG = "mobius-load-test";

    private static final String OF_RUN = TAG + ":";

    /**
     * Checks the id.
     *
     * @throws IllegalArgumentException if it is blank
     */
    public Mark {
        if (run.isBlank()) {
            throw new IllegalArgumentException("the id of a run must not be blank; nothing could be found by it");
        }
    }

    /** Returns the tags followed by the suite's own. An earlier mark is replaced. */
    public List<String> onTags(List<String> tags) {
        List<String> marked = new ArrayList<>(tags);
        marked.removeIf(tag -> tag.equals(TAG) || tag.startsWith(OF_RUN));
        marked.add(TAG);
        marked.add(OF_RUN + run);
        return List.copyOf(marked);
    }

    /** Returns the metadata followed by the mark. An earlier mark is replaced. */
    public Map<String, Object> onMetadata(Map<String, ?> metadata) {
        Map<String, Object> marked = new LinkedHashMap<>(metadata);
        marked.put(TAG, run);
        return marked;
    }

    /**
     * Reads the mark of a project. Its tags must include the suite's tag. The run is in another tag, in the metadata or in both;
     * if they differ, the project has no mark. Earlier versions of the suite wrote the run into the metadata only.
     *
     * @param tags an array of strings; any other JSON has no mark
     * @param metadata may be missing
     */
    public static Optional<Mark> ofProject(JsonNode tags, JsonNode metadata) {
        List<String> all = new ArrayList<>();
        tags.forEach(tag -> all.add(tag.asText()));
        if (!tags.isArray() || !all.contains(TAG)) {
            return Optional.empty();
        }
        Set<Mark> runs = new LinkedHashSet<>();
        all.stream()
                .filter(tag -> tag.startsWith(OF_RUN)
                        && !tag.substring(OF_RUN.length()).isBlank())
                .forEach(tag -> runs.add(new Mark(tag.substring(OF_RUN.length()))));
        in(metadata).ifPresent(runs::add);
        return runs.size() == 1 ? Optional.of(runs.iterator().next()) : Optional.empty();
    }

    /** Reads the mark in the {@code metadata} of a project or context; empty if there is no mark or no metadata. */
    public static Optional<Mark> in(JsonNode metadata) {
        JsonNode run = metadata.path(TAG);
        return run.isTextual() && !run.asText().isBlank() ? Optional.of(new Mark(run.asText())) : Optional.empty();
    }
}
