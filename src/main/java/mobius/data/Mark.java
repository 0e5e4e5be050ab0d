package mobius.data;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The mark on everything that the suite creates on a platform, by which it is found again and removed. Projects have the
 * suite's tag among their {@code tags}; projects and contexts have {@code "mobius-load-test": "<run>"} in their
 * {@code metadata}, beside whatever else is in it. What has no mark is somebody else's.
 *
 * @param run the id of the run that created it, never blank
 */
public record Mark(String run) {

    /** The suite's tag, and the name of the field of {@code metadata} that holds the run's id. */
    public static final String TAG = "mobius-load-test";

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

    /** The tags with the suite's own, which comes last. */
    public List<String> onTags(List<String> tags) {
        List<String> marked = new ArrayList<>(tags);
        marked.remove(TAG);
        marked.add(TAG);
        return List.copyOf(marked);
    }

    /** The metadata with the mark, which comes last; an earlier mark is replaced. */
    public Map<String, Object> onMetadata(Map<String, ?> metadata) {
        Map<String, Object> marked = new LinkedHashMap<>(metadata);
        marked.put(TAG, run);
        return marked;
    }

    /** The mark in the {@code metadata} of a project or context; empty where there is none, or no metadata at all. */
    public static Optional<Mark> in(JsonNode metadata) {
        JsonNode run = metadata.path(TAG);
        return run.isTextual() && !run.asText().isBlank() ? Optional.of(new Mark(run.asText())) : Optional.empty();
    }
}
