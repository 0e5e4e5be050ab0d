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

/** Keeps measurements as {@code measurement.json}. Its fields are those of {@link Measurement}; unknown values are null. */
public final class MeasurementFile {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private MeasurementFile() {}

    /**
     * Writes the whole file or leaves what was there: a full disk must not leave half a measurement.
     *
     * @throws IOException when it cannot be written
     */
    public static void write(Path file, Measurement measurement) throws IOException {
        try {
            AtomicFile.write(file, out -> JSON.writeValue(out, measurement));
        } catch (IOException failure) {
            throw new IOException("cannot write " + file + ": " + failure.getMessage(), failure);
        }
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IOException when there is no such file, or when it is damaged or of another schema
     */
    public static Measurement read(Path file) throws IOException {
        return parse(file, Files.readAllBytes(file));
    }

    /**
     * Reads the bytes of such a file.
     *
     * @param file from which they came
     * @throws IOException when they are damaged or of another schema
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

    /** What a constructor of ours says of its values is clearer than Jackson's frame around it. */
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
