package mobius.data;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import mobius.data.text.SourceFile;

/**
 * A generated element of contexts.json.
 *
 * @param name 1 to 255 characters
 * @param description at most 1,000 characters
 * @param version major.minor.patch
 * @param metadata the content of the context
 */
@JsonPropertyOrder({"name", "description", "version", "metadata"})
public record Context(String name, String description, String version, Metadata metadata) {

    /**
     * The code of a context.
     *
     * @param files at least one
     * @param tokens the size of all files for a language model, estimated at four characters a token
     * @param tags the terms of the topic
     */
    @JsonPropertyOrder({"files", "tokens", "tags"})
    public record Metadata(List<SourceFile> files, int tokens, List<String> tags) {

        public Metadata {
            files = List.copyOf(files);
            tags = List.copyOf(tags);
        }
    }

    /** The number of characters in all files together. */
    public int size() {
        return metadata.files().stream()
                .mapToInt(file -> file.content().length())
                .sum();
    }
}
