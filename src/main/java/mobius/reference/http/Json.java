package mobius.reference.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.time.Instant;
import mobius.reference.settings.Dialect;
import mobius.reference.settings.Naming;
import org.jspecify.annotations.Nullable;

/** JSON in the formats of the target: times in ISO 8601. */
public final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new SimpleModule().addSerializer(Instant.class, ToStringSerializer.instance))
            .build();

    private Json() {}

    /** Returns a writer with the names of a dialect and the fields that exist in it. */
    static ObjectWriter writer(Dialect dialect) {
        Class<?> fields = dialect == Dialect.CLIENT ? Views.OfTheClient.class : Views.OfThePlans.class;
        return dialect.snakeCase()
                ? MAPPER.copy().setPropertyNamingStrategy(Naming.SNAKE_CASE).writerWithView(fields)
                : MAPPER.writerWithView(fields);
    }

    /** Returns a value as JSON in camelCase. */
    public static byte[] bytes(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of the target is always JSON", e);
        }
    }

    /** Returns a value as JSON in camelCase. */
    public static String text(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of the target is always JSON", e);
        }
    }

    /**
     * Parses JSON from a client.
     *
     * @throws JsonProcessingException if it is malformed
     */
    public static JsonNode read(String text) throws JsonProcessingException {
        return MAPPER.readTree(text);
    }

    /** Returns the text of a field; null if it is missing or null. */
    public static @Nullable String textOrNull(JsonNode object, String field) {
        JsonNode value = object.path(field);
        return value.isMissingNode() || value.isNull() ? null : value.asText();
    }

    /** Returns the JSON of a field; null if it is missing or null. */
    public static @Nullable String jsonOrNull(JsonNode object, String field) {
        JsonNode value = object.path(field);
        return value.isMissingNode() || value.isNull() ? null : value.toString();
    }
}
