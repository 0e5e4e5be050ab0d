package mobius.measure;

import org.jspecify.annotations.Nullable;

/**
 * Failures of one kind.
 *
 * @param request the name of the request; null for failures outside requests and for the rest
 * @param message the failure, at most 500 characters; {@code other (n more kinds)} for the rest
 * @param count the number of failures
 */
public record ErrorGroup(@Nullable String request, String message, long count) {

    private static final String REST = "other (";

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
}
