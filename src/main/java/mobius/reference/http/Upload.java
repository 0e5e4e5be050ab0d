package mobius.reference.http;

import io.vertx.core.buffer.Buffer;

/** A file of a multipart form. */
public record Upload(String filename, Buffer content) {}
