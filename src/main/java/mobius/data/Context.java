package mobius.data;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import mobius.data.text.SourceFile;

/**
 * An element of contexts.json.
 *
 * @param name 1 to 255 characters
 * @param description at most 1,000 characters
 * @param version major.minor.patch
 * @param metadata what the context holds
 */
@JsonPropertyOrder({"name", "description", "version", "metadata"})
public record Context(String name, String description, String version, Metadata metadata) {

    /**
     * The code of a context.
     *
     * @param files at least one
     * @param tokens of all files for a language model, at four characters each
     * @param tags the topic's terms
     */
    @JsonPropertyOrder({"files", "tokens", "tags"})
    public record Metadata(List<SourceFile> files, int tokens, List<String> tags) {

        public Metadata {
            files = List.copyOf(files);
            tags = List.copyOf(tags);
        }
    }

    /** Characters of all files together. */
    public int size() {
        return metadata.files().stream()
                .mapToInt(file -> file.content().length())
                .sum();
    }
}
