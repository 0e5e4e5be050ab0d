package mobius.measure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import mobius.io.AtomicFile;
import mobius.text.Utf8;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes {@code measurement.json}. Its properties are the components of {@link Measurement}; unknown values are null.
 */
public final class MeasurementFile {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private MeasurementFile() {}

    /**
     * Writes the file atomically: a full disk must not leave half a measurement.
     *
     * @throws IOException if it cannot be written
     */
    public static void write(Path file, Measurement measurement) throws IOException {
        try {
            AtomicFile.write(file, out -> JSON.writeValue(out, measurement));
        } catch (IOException failure) {
            throw new IOException("cannot write " + file + ": " + failure.getMessage(), failure);
        }
    }

    /**
     * Reads a file.
     *
     * @throws IOException if the file does not exist, is damaged or has another schema
     */
    public static Measurement read(Path file) throws IOException {
        return parse(file, Files.readAllBytes(file));
    }

    /**
     * Parses the content of a file.
     *
     * @param file the origin of the bytes, for messages
     * @throws IOException if they are damaged or have another schema
     */
    public static Measurement parse(Path file, byte[] bytes) throws IOException {
        try {
            JsonNode json = JSON.readTree(Utf8.stream(new ByteArrayInputStream(bytes)));
            requireSchema(file, json.path("schema").asInt(0));
            addTimesOfErrors(json.path("errors"));
            return JSON.treeToValue(json, Measurement.class);
        } catch (JsonProcessingException damaged) {
            throw noMeasurement(file, reason(damaged), damaged);
        } catch (CharacterCodingException | RuntimeException damaged) {
            throw noMeasurement(file, damaged.getMessage(), damaged);
        }
    }

    /** Files of earlier versions have no times of errors. */
    private static void addTimesOfErrors(JsonNode errors) {
        for (JsonNode error : errors) {
            if (error instanceof ObjectNode kind && !kind.has("firstMillis") && !kind.has("lastMillis")) {
                kind.putNull("firstMillis").putNull("lastMillis");
            }
        }
    }

    /** The message of a constructor in this suite is clearer than the message of Jackson that wraps it. */
    private static @Nullable String reason(JsonProcessingException damaged) {
        return damaged.getCause() instanceof IllegalArgumentException contradiction
                ? contradiction.getMessage()
                : damaged.getOriginalMessage();
    }

    private static IOException noMeasurement(Path file, @Nullable String reason, Exception cause) {
        return new IOException(
                file + " is not a measurement: " + reason + ". Judge the run again from its log.", cause);
    }

    private static void requireSchema(Path file, int schema) throws IOException {
        if (schema != Measurement.SCHEMA) {
            throw new IOException(file + " has schema " + schema + ", and this version reads " + Measurement.SCHEMA
                    + ". Judge the run again from its log.");
        }
    }
}
