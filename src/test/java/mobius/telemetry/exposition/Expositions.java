package mobius.telemetry.exposition;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Texts to parse, and those that real exporters served. */
final class Expositions {

    private Expositions() {}

    static InputStream text(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] recorded(String file) throws IOException {
        try (InputStream stream = Expositions.class.getResourceAsStream(file)) {
            return Objects.requireNonNull(stream, file).readAllBytes();
        }
    }

    /** Everything in it, whatever its name. */
    static Exposition all(String text) throws IOException {
        return all(text(text), ExpositionFormat.CLASSIC);
    }

    static Exposition all(InputStream text, ExpositionFormat format) throws IOException {
        return new ExpositionParser(name -> true, ExpositionLimits.STANDARD).parse(text, format);
    }
}
