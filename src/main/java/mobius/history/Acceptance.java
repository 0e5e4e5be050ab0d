package mobius.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An accepted change: a person has moved the reference of a series to a new run.
 *
 * @param schema the version of the format, {@link Entry#SCHEMA}
 * @param time of the acceptance, in ISO 8601
 * @param run the id of the first run of the new reference
 * @param started the start of that run, in ISO 8601
 * @param build that the run tested; null if it is unknown
 * @param reason as entered by the person
 * @param provenance of that run; only the reference of runs comparable with it is moved
 */
public record Acceptance(
        int schema,
        String time,
        String run,
        String started,
        @Nullable String build,
        String reason,
        Provenance provenance) {

    /**
     * Checks both times.
     *
     * @throws java.time.format.DateTimeParseException if one of them is not in ISO 8601
     */
    public Acceptance {
        Instant.parse(time);
        Instant.parse(started);
    }

    boolean isFor(Provenance other) {
        return provenance.differencesFrom(other).isEmpty();
    }
}
