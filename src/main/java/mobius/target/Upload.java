package mobius.target;

import io.vertx.core.buffer.Buffer;

/** A file of a multipart form. */
record Upload(String filename, Buffer content) {}
