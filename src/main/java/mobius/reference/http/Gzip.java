package mobius.reference.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Compression of bodies as by Starlette's GZipMiddleware when it wraps other middleware. The inner middleware turns every
 * response into a stream, and the minimum size applies to complete bodies only.
 */
public final class Gzip {

    private final int fromBytes;

    /**
     * Creates a compressor.
     *
     * @param fromBytes the smallest body that is compressed
     */
    public Gzip(int fromBytes) {
        this.fromBytes = fromBytes;
    }

    /**
     * Returns true if a body is to be compressed.
     *
     * @param acceptEncoding the request header; null if it is missing
     */
    boolean applies(byte[] body, @Nullable String acceptEncoding) {
        return body.length > 0 && body.length >= fromBytes && acceptEncoding != null && acceptEncoding.contains("gzip");
    }

    byte[] compress(byte[] body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(body.length / 4);
        try (OutputStream gzip = new Fast(bytes)) {
            gzip.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The fastest level, because the time for compression comes on top of the drawn service time. */
    private static final class Fast extends GZIPOutputStream {

        Fast(OutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
