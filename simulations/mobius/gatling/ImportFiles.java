package mobius.gatling;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Files to import, made of the source code of the contexts: half of them small, one in twenty of 2 MB; JSON and YAML take
 * turns.
 */
final class ImportFiles {

    private static final int KB = 1_000;

    /** What the files come near to from below, in characters of code. */
    private static final List<Integer> SIZES = List.of(
            4 * KB,
            4 * KB,
            4 * KB,
            40 * KB,
            40 * KB,
            4 * KB,
            400 * KB,
            4 * KB,
            4 * KB,
            40 * KB,
            40 * KB,
            400 * KB,
            4 * KB,
            4 * KB,
            2_000 * KB,
            4 * KB,
            40 * KB,
            400 * KB,
            40 * KB,
            4 * KB);

    /** Nobody waits for the last few characters. */
    private static final double NEAR = 0.9;

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Blocks as people write them, and not one long quoted line for each source file. */
    private static final ObjectMapper YAML = new YAMLMapper(YAMLFactory.builder()
            .enable(YAMLGenerator.Feature.LITERAL_BLOCK_STYLE)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .build());

    private final List<ObjectNode> contexts;
    private final List<JsonNode> code = new ArrayList<>();
    private int next;

    /** Files like these contexts. */
    ImportFiles(List<ObjectNode> contexts) {
        this.contexts = contexts;
        contexts.forEach(context -> context.at("/metadata/files").forEach(code::add));
    }

    /** One record for each file that is not larger than that. */
    List<Map<String, Object>> records(long mostBytes) {
        List<Map<String, Object>> records = new ArrayList<>();
        for (int i = 0; i < SIZES.size(); i++) {
            ObjectNode document = document(contexts.get(i % contexts.size()), SIZES.get(i));
            records.add(i % 2 == 0 ? json(document, i) : yaml(document, i));
        }
        records.removeIf(file -> ((byte[]) Objects.requireNonNull(file.get("file"))).length > mostBytes);
        return List.copyOf(records);
    }

    private ObjectNode document(ObjectNode like, int characters) {
        ObjectNode document = JSON.createObjectNode();
        document.setAll(like);
        ObjectNode metadata = JSON.createObjectNode();
        metadata.setAll((ObjectNode) like.path("metadata"));
        metadata.set("files", files(characters));
        document.set("metadata", metadata);
        return document;
    }

    /** Goes on through the code where the last document stopped, and leaves out what does not fit. */
    private ArrayNode files(int characters) {
        ArrayNode files = JSON.createArrayNode();
        int size = 0;
        for (int tried = 0; tried < code.size() && size < NEAR * characters; tried++) {
            JsonNode file = code.get(next++ % code.size());
            int length = file.path("content").asText().length();
            if (size + length <= characters) {
                files.add(file);
                size += length;
            }
        }
        return files;
    }

    private static Map<String, Object> json(ObjectNode document, int number) {
        return file("context-" + number + ".json", "application/json", JSON, document);
    }

    private static Map<String, Object> yaml(ObjectNode document, int number) {
        return file("context-" + number + ".yaml", "application/yaml", YAML, document);
    }

    private static Map<String, Object> file(String name, String type, ObjectMapper format, ObjectNode document) {
        try {
            byte[] file = format.writeValueAsBytes(document);
            return Map.of("fileName", name, "fileType", type, "file", file, "document", document);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
