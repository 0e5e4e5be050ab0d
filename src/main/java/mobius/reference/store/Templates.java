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
 * What the data at the start is drawn from: the files of {@code feeders/} on the class path. The journeys of a load test
 * read the same files, so that they sign in as accounts that exist and search for words that occur.
 */
public record Templates(List<AccountRow> accounts, List<ProjectRow> projects, List<ContextRow> contexts) {

    private static final String ACCOUNTS = "/feeders/accounts.csv";
    private static final String PROJECTS = "/feeders/projects.csv";
    private static final String CONTEXTS = "/feeders/contexts.json";

    /** One line of {@code accounts.csv}. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record AccountRow(String email, String name, String region, String role) {}

    /** One line of {@code projects.csv}; tags are separated by {@code |}. */
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

    /** One element of {@code contexts.json}. */
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
     * @throws IllegalStateException when one is missing
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
