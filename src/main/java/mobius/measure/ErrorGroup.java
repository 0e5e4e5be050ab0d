package mobius.measure;

import org.jspecify.annotations.Nullable;

/**
 * Failures of one kind.
 *
 * @param request the name of the request; null for what failed outside a request, and for the rest
 * @param message what went wrong, at most 500 characters; or {@code other (n more kinds)} for the rest
 * @param count how often
 */
public record ErrorGroup(@Nullable String request, String message, long count) {

    private static final String REST = "other (";

    /** All that are not shown, of so many kinds. */
    public static ErrorGroup rest(String kinds, long count) {
        return new ErrorGroup(null, REST + kinds + " more kinds)", count);
    }

    /** Whether it is something that the script could not do, such as a request that could not be built. */
    public boolean failedOutsideRequests() {
        return request == null && !message.startsWith(REST);
    }
}
