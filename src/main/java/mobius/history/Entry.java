package mobius.history;

import mobius.verdict.past.PastRun;

/**
 * One run in the history.
 *
 * @param schema the version of the format, {@link #SCHEMA}
 * @param provenance where it came from
 * @param run what is remembered of it
 */
public record Entry(int schema, Provenance provenance, PastRun run) {

    public static final int SCHEMA = 1;
}
