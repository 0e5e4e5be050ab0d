package mobius.report.alerts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import mobius.budget.Budgets;

/**
 * The files that bring the budgets to production. The same budgets give the same bytes.
 *
 * @param budgets of the platform
 * @param prefix of its API, which its metrics have in their labels
 * @param selectors of its series in Prometheus
 * @param runbooks the URL of the page to which alerts link; empty: they name the file of this repository
 */
public record AlertFiles(Budgets budgets, String prefix, Selectors selectors, Optional<URI> runbooks) {

    /** Where they are checked in. */
    public static final Path CHECKED_IN = Path.of("config", "alerts");

    private static final String HEADER = """
            # Made by bin/mobius alerts from config/budgets.conf and mobius.alerts, and overwritten by it: see docs/alerts.md.
            """;

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
            .build();

    private static final JsonMapper JSON = JsonMapper.builder()
            .defaultPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")))
            .build();

    /** The text of each file by its name. */
    public Map<String, String> texts() {
        Objectives promises = new Objectives(budgets, prefix, selectors);
        Map<String, String> texts = new LinkedHashMap<>();
        try {
            texts.put("rules.yml", HEADER + YAML.writeValueAsString(Rules.of(promises, new Runbooks(runbooks))));
            texts.put(
                    "dashboard.json",
                    JSON.writerWithDefaultPrettyPrinter().writeValueAsString(new Dashboard(promises).json()) + "\n");
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return texts;
    }

    /**
     * Writes them.
     *
     * @throws IOException when they cannot be written
     */
    public void writeTo(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (Map.Entry<String, String> file : texts().entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
        }
    }
}
