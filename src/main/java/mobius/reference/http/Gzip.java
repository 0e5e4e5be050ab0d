package mobius.reference.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Compression of bodies, as Starlette's GZipMiddleware does it outside of other middleware: they make streams of all responses,
 * and its least size holds for whole bodies only.
 */
public final class Gzip {

    private final int fromBytes;

    public Gzip(int fromBytes) {
        this.fromBytes = fromBytes;
    }

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

    /** The fastest level: the time it takes is not in the service time that is drawn. */
    private static final class Fast extends GZIPOutputStream {

        Fast(OutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
