package mobius.target;

import org.jspecify.annotations.Nullable;

/** What the platform wraps its answers in; {@code status} is that of the response. */
record Envelope(@Nullable Object data, @Nullable String message, int status) {}
