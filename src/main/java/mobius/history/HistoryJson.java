package mobius.history;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import mobius.text.Utf8;
import mobius.verdict.past.PastRun;
import mobius.verdict.past.PastRuns;
import org.jspecify.annotations.Nullable;

/** JSON format of the history's files: one line each, with the version of its schema. */
final class HistoryJson {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .defaultSetterInfo(JsonSetter.Value.forValueNulls(Nulls.FAIL, Nulls.FAIL))
            .addMixIn(PastRun.class, Unknown.class)
            .addMixIn(PastRuns.class, Unknown.class)
            .addMixIn(Provenance.class, Unknown.class)
            .addMixIn(Acceptance.class, Unknown.class)
            .build();

    /** Properties that may be null. A null in any other property is damage. */
    private interface Unknown {

        @JsonSetter(nulls = Nulls.SET)
        @Nullable
        String build();

        @JsonSetter(nulls = Nulls.SET)
        @Nullable
        String suite();

        @JsonSetter(nulls = Nulls.SET)
        @Nullable
        String acceptedUntil();
    }

    private HistoryJson() {}

    static byte[] write(Object value) throws IOException {
        return JSON.writeValueAsBytes(value);
    }

    /**
     * Parses one line.
     *
     * @param line JSON in UTF-8
     * @param schema the only version that is accepted
     * @throws IOException if the line is damaged or has another schema; the message includes the remedy
     */
    static <T> T read(byte[] line, int schema, Class<T> type) throws IOException {
        try {
            JsonNode json = JSON.readTree(Utf8.stream(new ByteArrayInputStream(line)));
            int found = json.path("schema").asInt(0);
            if (found != schema) {
                throw new IOException(String.format(
                                Locale.ROOT,
                                "has schema %d, and this version reads schema %d: use the version of the suite that",
                                found,
                                schema)
                        + " wrote it");
            }
            return JSON.treeToValue(json, type);
        } catch (JsonProcessingException damaged) {
            throw new IOException("is damaged (" + damaged.getOriginalMessage() + ")", damaged);
        }
    }
}
