package mobius.report.trend;

import org.jspecify.annotations.Nullable;

/**
 * A change that was meant: from a run on, the reference began anew.
 *
 * @param time when it was accepted, in ISO 8601
 * @param run the id of the first run of the new reference
 * @param started when that run began, in ISO 8601
 * @param build that it tested; null where nobody told
 * @param reason in the words of who accepted it
 */
public record AcceptedChange(
        String time, String run, String started, @Nullable String build, String reason) {}
