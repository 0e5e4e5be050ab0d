package mobius.reference.http;

import io.vertx.core.buffer.Buffer;

/**
 * A file of a multipart form.
 *
 * @param filename as sent by the client
 * @param content at most {@link Bodies#LARGEST_FILE_BYTES}
 */
public record Upload(String filename, Buffer content) {}
