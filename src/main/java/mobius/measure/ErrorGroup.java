package mobius.measure;

import org.jspecify.annotations.Nullable;

/**
 * Failures of one kind.
 *
 * @param request the name of the request; null for failures outside requests and for the rest
 * @param message the failure as {@link ErrorTemplate} folds it, at most 500 characters; {@code other (n more kinds)} for the rest
 * @param count the number of failures
 * @param firstMillis when the first of them was sent, in ms after the start of the injection; null if unknown, as in files of earlier
 *     versions and for the rest
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

    /**
     * Returns the group of all failures that are not listed.
     *
     * @param kinds the number of their kinds, as text
     * @param count the number of failures
     */
    public static ErrorGroup rest(String kinds, long count) {
        return new ErrorGroup(null, REST + kinds + " more kinds)", count);
    }

    /** Returns true for a failure of the script outside requests, such as a request that could not be built. */
    public boolean failedOutsideRequests() {
        return request == null && !message.startsWith(REST);
    }

    /** Whether some of them may have been sent in a time, both ends after the start of the injection; true if no times are known. */
    public boolean mayBeWithin(long fromMillis, long toMillis) {
        return firstMillis == null || lastMillis == null || (firstMillis < toMillis && lastMillis >= fromMillis);
    }
}
