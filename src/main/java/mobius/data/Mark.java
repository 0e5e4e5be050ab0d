package mobius.data;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The mark on everything that the suite creates on a platform, by which it is found again and removed. Projects have the
 * suite's tag and {@code mobius-load-test:<run>} among their {@code tags}, because not every platform keeps metadata of projects.
 * Projects and contexts have {@code "mobius-load-test": "<run>"} in their {@code metadata}, besides whatever else is in it. What
 * has no mark belongs to other people.
 *
 * @param run the id of the run that created it, never blank
 */
public record Mark(String run) {

    /** The suite's tag, and the name of the field of {@code metadata} that holds the run's id. */
    public static final String TAG = "mobius-load-test";

    private static final String TAG_OF_RUN = TAG + ":";

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

    /** The tags with the suite's own, which come last; those of an earlier mark are replaced. */
    public List<String> onTags(List<String> tags) {
        List<String> marked = new ArrayList<>(tags);
        marked.removeIf(tag -> tag.equals(TAG) || tag.startsWith(TAG_OF_RUN));
        marked.add(TAG);
        marked.add(TAG_OF_RUN + run);
        return List.copyOf(marked);
    }

    /** The metadata with the mark, which comes last; an earlier mark is replaced. */
    public Map<String, Object> onMetadata(Map<String, ?> metadata) {
        Map<String, Object> marked = new LinkedHashMap<>(metadata);
        marked.put(TAG, run);
        return marked;
    }

    /**
     * The mark of a project; empty if it has none. It needs the suite's tag, and the run in a tag or in its metadata; two that
     * differ are no mark.
     */
    public static Optional<Mark> ofProject(JsonNode project) {
        List<String> tags = new ArrayList<>();
        project.path("tags").forEach(tag -> tags.add(tag.asText()));
        Optional<Mark> inTags = tags.stream()
                .filter(tag -> tag.startsWith(TAG_OF_RUN) && tag.length() > TAG_OF_RUN.length())
                .map(tag -> new Mark(tag.substring(TAG_OF_RUN.length())))
                .findFirst();
        Optional<Mark> inMetadata = in(project.path("metadata"));
        boolean contradict = inTags.isPresent() && inMetadata.isPresent() && !inTags.equals(inMetadata);
        return tags.contains(TAG) && !contradict ? inTags.or(() -> inMetadata) : Optional.empty();
    }

    /** The mark in the {@code metadata} of a project or context; empty where there is none, or no metadata at all. */
    public static Optional<Mark> in(JsonNode metadata) {
        JsonNode run = metadata.path(TAG);
        return run.isTextual() && !run.asText().isBlank() ? Optional.of(new Mark(run.asText())) : Optional.empty();
    }
}
