package mobius.history;

import mobius.verdict.past.PastRun;

/**
 * One run in the history.
 *
 * @param schema the version of the format, {@link #SCHEMA}
 * @param provenance what decides with which runs it is comparable
 * @param run its stored metrics
 */
public record Entry(int schema, Provenance provenance, PastRun run) {

    /** Version of the format of entries and acceptances. */
    public static final int SCHEMA = 1;
}
