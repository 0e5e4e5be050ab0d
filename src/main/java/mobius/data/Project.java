package mobius.data;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;

/**
 * A row of projects.csv.
 *
 * @param name 1 to 255 characters
 * @param description at most 1,000 characters
 * @param language python, javascript or typescript
 * @param framework a common framework of the language
 * @param repositoryUrl at a host that is reserved for examples
 * @param tags two to four, separated by {@code |} in the file
 */
@JsonPropertyOrder({"name", "description", "language", "framework", "repository_url", "tags"})
public record Project(
        String name,
        String description,
        String language,
        String framework,
        @JsonProperty("repository_url") String repositoryUrl,
        List<String> tags) {

    public Project {
        tags = List.copyOf(tags);
    }
}
