package mobius.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody has moved the reference on purpose.
 *
 * @param schema the version of the format, {@link Entry#SCHEMA}
 * @param time when, in ISO 8601
 * @param run the id of the first run of the new reference
 * @param started when that run began, in ISO 8601
 * @param build that it tested; null where nobody told
 * @param reason in the words of who did it
 * @param provenance of that run: the reference of comparable runs has been moved, and no other
 */
public record Acceptance(
        int schema,
        String time,
        String run,
        String started,
        @Nullable String build,
        String reason,
        Provenance provenance) {

    public Acceptance {
        Instant.parse(time);
        Instant.parse(started);
    }

    boolean isFor(Provenance other) {
        return provenance.differencesFrom(other).isEmpty();
    }
}
