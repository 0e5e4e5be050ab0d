package mobius.reference.store;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Templates of the initial data: the files of {@code feeders/} on the class path. The journeys of a load test read the same
 * files, so that they sign in as existing accounts and search for words that occur.
 *
 * @param accounts the rows of {@code accounts.csv}
 * @param projects the rows of {@code projects.csv}
 * @param contexts the elements of {@code contexts.json}
 */
public record Templates(List<AccountRow> accounts, List<ProjectRow> projects, List<ContextRow> contexts) {

    private static final String ACCOUNTS = "/feeders/accounts.csv";
    private static final String PROJECTS = "/feeders/projects.csv";
    private static final String CONTEXTS = "/feeders/contexts.json";

    /** A row of {@code accounts.csv}. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record AccountRow(String email, String name, String region, String role) {}

    /** A row of {@code projects.csv}; tags are separated by {@code |}. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record ProjectRow(
            String name,
            String description,
            String language,
            String framework,
            @JsonProperty("repository_url") String repositoryUrl,
            String tags) {

        List<String> tagList() {
            return tags.isBlank() ? List.of() : List.of(tags.strip().split("\\s*\\|\\s*"));
        }
    }

    /** An element of {@code contexts.json}. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record ContextRow(String name, String description, String version, JsonNode metadata) {}

    public Templates {
        accounts = List.copyOf(accounts);
        projects = List.copyOf(projects);
        contexts = List.copyOf(contexts);
    }

    /**
     * Reads the three files.
     *
     * @throws IllegalStateException if one is missing
     * @throws UncheckedIOException if one cannot be read
     */
    public static Templates fromClassPath() {
        try {
            return new Templates(rows(ACCOUNTS, AccountRow.class), rows(PROJECTS, ProjectRow.class), contextRows());
        } catch (IOException e) {
            throw new UncheckedIOException("the reference target cannot read its data from feeders/", e);
        }
    }

    private static <T> List<T> rows(String file, Class<T> type) throws IOException {
        try (InputStream in = open(file);
                MappingIterator<T> rows = new CsvMapper()
                        .readerFor(type)
                        .with(CsvSchema.emptySchema().withHeader())
                        .readValues(in)) {
            return rows.readAll();
        }
    }

    private static List<ContextRow> contextRows() throws IOException {
        try (InputStream in = open(CONTEXTS)) {
            return List.of(new ObjectMapper().readValue(in, ContextRow[].class));
        }
    }

    private static InputStream open(String file) {
        InputStream in = Templates.class.getResourceAsStream(file);
        if (in == null) {
            throw new IllegalStateException("the reference target finds no " + file.substring(1)
                    + " on its class path; build the project, which copies it from the folder feeders/");
        }
        return in;
    }
}
