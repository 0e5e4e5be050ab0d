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
 * The mark on everything that the suite creates on a platform, by which it is found again and removed. Projects have the
 * suite's tag and {@code mobius-load-test:<run>} among their {@code tags}, since a platform may keep nothing else of them;
 * projects and contexts have {@code "mobius-load-test": "<run>"} in their {@code metadata}, beside whatever else is in it. What
 * has no mark is somebody else's.
 *
 * @param run the id of the run that created it, never blank
 */
public record Mark(String run) {

    /** The suite's tag, and the name of the field of {@code metadata} that holds the run's id. */
    public static final String TAG = "mobius-load-test";

    private static final String OF_RUN = TAG + ":";

    /**
     * Checks the id.
     *
     * @throws IllegalArgumentException when it is blank
     */
    public Mark {
        if (run.isBlank()) {
            throw new IllegalArgumentException("the id of a run must not be blank; nothing could be found by it");
        }
    }

    /** The tags with the suite's own, which come last; an earlier mark is replaced. */
    public List<String> onTags(List<String> tags) {
        List<String> marked = new ArrayList<>(tags);
        marked.removeIf(tag -> tag.equals(TAG) || tag.startsWith(OF_RUN));
        marked.add(TAG);
        marked.add(OF_RUN + run);
        return List.copyOf(marked);
    }

    /** The metadata with the mark, which comes last; an earlier mark is replaced. */
    public Map<String, Object> onMetadata(Map<String, ?> metadata) {
        Map<String, Object> marked = new LinkedHashMap<>(metadata);
        marked.put(TAG, run);
        return marked;
    }

    /**
     * The mark of a project. Its tags must have the suite's own; the run is in another tag, in the metadata, or in both, which
     * must then agree. Earlier versions of the suite wrote it into the metadata alone.
     *
     * @param tags an array of texts; anything else has no mark
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

    /** The mark in the {@code metadata} of a project or context; empty where there is none, or no metadata at all. */
    public static Optional<Mark> in(JsonNode metadata) {
        JsonNode run = metadata.path(TAG);
        return run.isTextual() && !run.asText().isBlank() ? Optional.of(new Mark(run.asText())) : Optional.empty();
    }
}
