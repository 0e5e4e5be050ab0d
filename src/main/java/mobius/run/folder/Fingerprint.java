package mobius.run.folder;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import mobius.data.feeder.FeederFile;

/** Short digests of the inputs of a run. They are equal if two runs are comparable. */
public final class Fingerprint {

    private static final int BYTES_SHOWN = 6;
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private Fingerprint() {}

    /** Returns the digest of a value that can be written as JSON. */
    public static String of(Object value) {
        try {
            return shown(sha256().digest(JSON.writeValueAsString(value).getBytes(StandardCharsets.UTF_8)));
        } catch (JsonProcessingException bug) {
            throw new IllegalArgumentException(bug);
        }
    }

    /** Returns the digest of feeders, which were found readable before. */
    public static String of(List<FeederFile> feeders) {
        MessageDigest digest = sha256();
        for (FeederFile feeder : feeders) {
            try (InputStream content = Fingerprint.class.getResourceAsStream("/feeders/" + feeder.name())) {
                digest.update(Objects.requireNonNull(content, feeder.name()).readAllBytes());
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        return shown(digest.digest());
    }

    private static String shown(byte[] digest) {
        return HexFormat.of().formatHex(digest, 0, BYTES_SHOWN);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
