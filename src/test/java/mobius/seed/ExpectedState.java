package mobius.seed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What a target should hold after it was seeded with the files of a folder, worked out from the files in a way of its own. */
public final class ExpectedState {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MARK = "mobius-load-test";

    private final List<Map<String, String>> accounts;
    private final List<Map<String, String>> projects;
    private final List<JsonNode> contexts = new ArrayList<>();
    private final String run;

    public ExpectedState(Path folder, String run) throws IOException {
        accounts = csv(folder.resolve("accounts.csv"));
        projects = csv(folder.resolve("projects.csv"));
        JSON.readTree(Files.readString(folder.resolve("contexts.json"))).forEach(contexts::add);
        this.run = run;
    }

    /** The lines of each account in us-east-1 by its address, as {@link TargetView#holdings} tells them. */
    public Map<String, List<String>> holdings() {
        Map<String, List<String>> expected = new LinkedHashMap<>();
        List<String> writers = new ArrayList<>();
        for (Map<String, String> account : accounts) {
            if (!"viewer".equals(account.get("role"))) {
                writers.add(account.get("email"));
            }
            expected.put(account.get("email"), new ArrayList<>());
        }
        int dealt = Math.max(projects.size(), writers.size());
        for (int project = 0; project < dealt; project++) {
            String owner = writers.get(owner(project, dealt, writers.size()));
            Objects.requireNonNull(expected.get(owner)).addAll(lines(project, dealt));
        }
        accounts.stream()
                .filter(account -> !"us-east-1".equals(account.get("region")))
                .forEach(account -> expected.remove(account.get("email")));
        expected.values().forEach(Collections::sort);
        return expected;
    }

    private List<String> lines(int project, int projectsDealt) {
        Map<String, String> row = projects.get(project % projects.size());
        ObjectNode json = JSON.valueToTree(row);
        String name = json.path("name").asText();
        List<String> ownTags = List.of(json.path("tags").asText().split("\\|"));
        ArrayNode tags = json.putArray("tags");
        ownTags.forEach(tags::add);
        tags.add(MARK).add(MARK + ":" + run);
        json.putObject("metadata").put(MARK, run);
        List<String> lines = new ArrayList<>(List.of(Holding.project(json)));
        int dealt = Math.max(contexts.size(), projectsDealt);
        for (int context = 0; context < dealt; context++) {
            if (owner(context, dealt, projectsDealt) == project) {
                ObjectNode copy = contexts.get(context % contexts.size()).deepCopy();
                ((ObjectNode) copy.path("metadata")).put(MARK, run);
                lines.add(Holding.context(name, copy));
            }
        }
        return lines;
    }

    /** The last player whose first card is not after this one. */
    private static int owner(long card, long cards, long players) {
        return (int) (((card + 1) * players - 1) / cards);
    }

    private static List<Map<String, String>> csv(Path file) throws IOException {
        return new CsvMapper()
                .readerForMapOf(String.class)
                .with(CsvSchema.emptySchema().withHeader())
                .<Map<String, String>>readValues(file.toFile())
                .readAll();
    }
}
