package mobius.measure;

import org.jspecify.annotations.Nullable;

/**
 * Failures of one kind.
 *
 * @param request the name of the request; null for what failed outside a request, and for the rest
 * @param message what went wrong, at most 500 characters; or {@code other (n more kinds)} for the rest
 * @param count how often
 */
public record ErrorGroup(@Nullable String request, String message, long count) {}
