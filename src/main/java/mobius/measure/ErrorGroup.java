package mobius.measure;

import org.jspecify.annotations.Nullable;

/**
 * Failures of one kind.
 *
 * @param request the name of the request; null for what failed outside a request, and for the rest
 * @param message what went wrong, as {@link ErrorTemplate} folds it, at most 500 characters; or {@code other (n more kinds)} for the
 *     rest
 * @param count how often
 * @param firstMillis when the first of them was sent, after the start of the injection; null if not known, as in the files of
 *     earlier versions and for the rest
 * @param lastMillis when the last of them was sent; null under the same conditions
 */
public record ErrorGroup(
        @Nullable String request,
        String message,
        long count,
        @Nullable Long firstMillis,
        @Nullable Long lastMillis) {

    private static final String REST = "other (";

    /** Failures of which no times are known. */
    public ErrorGroup(@Nullable String request, String message, long count) {
        this(request, message, count, null, null);
    }

    /** All that are not shown, of so many kinds. */
    public static ErrorGroup rest(String kinds, long count) {
        return new ErrorGroup(null, REST + kinds + " more kinds)", count);
    }

    /** Whether it is something that the script could not do, such as a request that could not be built. */
    public boolean failedOutsideRequests() {
        return request == null && !message.startsWith(REST);
    }

    /** Whether some of them may have been sent in a time, both ends after the start of the injection; true if no times are known. */
    public boolean mayBeWithin(long fromMillis, long toMillis) {
        return firstMillis == null || lastMillis == null || (firstMillis < toMillis && lastMillis >= fromMillis);
    }
}
