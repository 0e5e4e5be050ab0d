package mobius.telemetry.postgres;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The statement counts of PostgreSQL at one moment.
 *
 * @param statements of this database, by query id; their texts may be left out
 * @param callsElsewhere calls of statements in other databases of the server
 * @param evictions number of evictions since {@code reset}
 * @param reset when counting began, as PostgreSQL writes it; empty before PostgreSQL 14, which does not report it
 */
record StatementCounts(
        Map<Long, StatementUse> statements, long callsElsewhere, long evictions, Optional<String> reset) {

    private static final int MOST_WATCHED = 30;

    /** Returns true if the counts were reset. A crash also clears them, but leaves the time of the last reset. */
    boolean wasResetSince(StatementCounts before) {
        return !reset.equals(before.reset) || evictions < before.evictions;
    }

    /**
     * Returns true if counts were lost: a count fell without an eviction, by a crash, by a reset without a time, or by a reset of
     * one statement. Before PostgreSQL 14, which does not report evictions, it may have been one; its calls are lost as well.
     */
    boolean wasSetBackSince(StatementCounts before) {
        return wasResetSince(before)
                || (evictions == before.evictions
                        && statements.values().stream().anyMatch(now -> fellBelow(before, now)));
    }

    long evictionsSince(StatementCounts before) {
        return wasResetSince(before) ? evictions : evictions - before.evictions;
    }

    long callsElsewhereSince(StatementCounts before) {
        return wasResetSince(before) ? callsElsewhere : Math.max(0, callsElsewhere - before.callsElsewhere);
    }

    /** Returns the statements with the most calls since these counts. */
    List<Map.Entry<Long, Long>> grownMost(Map<Long, Long> now) {
        return now.entrySet().stream()
                .filter(statement -> callsUntil(statement) > 0)
                .sorted(Comparator.comparingLong(this::callsUntil).reversed().thenComparing(Map.Entry::getKey))
                .limit(MOST_WATCHED)
                .toList();
    }

    /** Returns the statements that were called since earlier counts, the longest total time first. */
    List<StatementUse> since(StatementCounts before) {
        return statements.values().stream()
                .flatMap(now -> since(before, now).stream())
                .sorted(Comparator.comparingDouble(StatementUse::totalMillis)
                        .reversed()
                        .thenComparing(StatementUse::queryId))
                .toList();
    }

    private long callsUntil(Map.Entry<Long, Long> statement) {
        StatementUse then = statements.get(statement.getKey());
        long before = then == null || statement.getValue() < then.calls() ? 0 : then.calls();
        return statement.getValue() - before;
    }

    private static boolean fellBelow(StatementCounts before, StatementUse now) {
        StatementUse then = before.statements.get(now.queryId());
        return then != null && now.calls() < then.calls();
    }

    /** The difference of a statement. A count below the previous one restarted at 0, and earlier calls are lost. */
    private Optional<StatementUse> since(StatementCounts before, StatementUse now) {
        StatementUse then = before.statements.get(now.queryId());
        if (then == null || wasResetSince(before) || now.calls() < then.calls()) {
            return Optional.of(now);
        }
        return now.calls() == then.calls()
                ? Optional.empty()
                : Optional.of(new StatementUse(
                        now.queryId(),
                        now.calls() - then.calls(),
                        Math.max(0, now.totalMillis() - then.totalMillis()),
                        Math.max(0, now.rows() - then.rows()),
                        Math.max(0, now.blocksFound() - then.blocksFound()),
                        Math.max(0, now.blocksRead() - then.blocksRead()),
                        now.statement()));
    }
}
