package mobius.injectors.merge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import mobius.io.AtomicFile;
import mobius.run.folder.NoVerdict;
import mobius.verdict.evidence.Injectors;
import org.jspecify.annotations.Nullable;

/** Keeps {@code injectors.json} in the folder of a merged run: the figures and the trust gates of each injector. */
public final class InjectorsFile {

    /** A finding is what it was made with, and no question that can be asked about it. */
    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private InjectorsFile() {}

    /**
     * Writes it, whole or not at all.
     *
     * @throws IOException when it cannot be written
     */
    static void write(Path file, Injectors injectors) throws IOException {
        AtomicFile.write(file, JSON.writeValueAsBytes(injectors));
    }

    /**
     * Reads it.
     *
     * @throws NoVerdict when it is damaged or of another schema
     */
    public static Injectors read(Path file) {
        try {
            JsonNode json = JSON.readTree(file.toFile());
            int schema = json.path("schema").asInt(0);
            if (schema != Injectors.SCHEMA) {
                throw damaged(
                        file, "has schema " + schema + ", and this version reads schema " + Injectors.SCHEMA, null);
            }
            return JSON.treeToValue(json, Injectors.class);
        } catch (JsonProcessingException damaged) {
            throw damaged(file, "is damaged: " + damaged.getOriginalMessage(), damaged);
        } catch (IOException | IllegalArgumentException damaged) {
            throw damaged(file, "is damaged: " + damaged.getMessage(), damaged);
        }
    }

    private static NoVerdict damaged(Path file, String how, @Nullable Exception cause) {
        String text = file + " " + how + "; merge the parts again with bin/mobius merge";
        return cause == null ? new NoVerdict(text) : new NoVerdict(text, cause);
    }
}
