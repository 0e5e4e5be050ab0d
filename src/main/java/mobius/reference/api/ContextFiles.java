package mobius.reference.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import mobius.contract.CheckedRequest;
import mobius.contract.Contract;
import mobius.contract.Endpoint;
import mobius.contract.Request;
import mobius.contract.Violation;
import mobius.reference.http.Bodies;
import mobius.reference.http.Refusal;
import mobius.reference.http.Upload;
import org.yaml.snakeyaml.LoaderOptions;

/** Reads the files of an import, which have to satisfy the schema for the creation of a context. */
public final class ContextFiles {

    private final Contract contract;
    private final Endpoint creation;
    private final ObjectMapper json = new ObjectMapper();
    private final ObjectMapper yaml =
            new YAMLMapper(YAMLFactory.builder().loaderOptions(options()).build());

    /**
     * Creates a reader.
     *
     * @param contract whose schema for the creation of a context applies to files
     */
    public ContextFiles(Contract contract) {
        this.contract = contract;
        this.creation = contract.endpoint("POST /contexts").orElseThrow();
    }

    /**
     * Returns the document of a file with the id of its project added.
     *
     * @throws Refusal with 422 if the file is not a context as JSON or YAML
     */
    JsonNode read(Upload file, JsonNode projectId) {
        JsonNode document = parse(file);
        if (!(document instanceof ObjectNode context)) {
            throw invalid("The file is not a context");
        }
        context.set("projectId", projectId);
        CheckedRequest checked =
                contract.check(creation, new Request(Map.of(), Map.of(), new Request.Body.Json(context.toString())));
        if (!checked.isValid()) {
            throw Refusal.invalid(checked.violations());
        }
        return checked.body();
    }

    /** Parses the file in the format of its name's suffix. */
    private JsonNode parse(Upload file) {
        try {
            return reader(file.filename().toLowerCase(Locale.ROOT))
                    .readTree(file.content().toString(StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw invalid("The file cannot be read: " + e.getOriginalMessage());
        }
    }

    /** The parser for the suffix of a file name, in lower case. */
    private ObjectMapper reader(String filename) {
        if (filename.endsWith(".json")) {
            return json;
        }
        if (filename.endsWith(".yaml") || filename.endsWith(".yml")) {
            return yaml;
        }
        throw invalid("The file must be .json or .yaml");
    }

    /** SnakeYAML's default limit is raised to the size limit of a file. */
    private static LoaderOptions options() {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(Bodies.LARGEST_FILE_BYTES);
        return options;
    }

    private static Refusal invalid(String message) {
        return Refusal.invalid(List.of(
                new Violation("value_error", List.of("body", "file"), message, TextNode.valueOf("file"), Map.of())));
    }
}
