package mobius.telemetry.postgres;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What PostgreSQL has counted of statements up to one moment.
 *
 * @param statements of this database, by query id; their texts may be left out
 * @param callsElsewhere calls of statements in other databases of the server
 * @param evictions how often it dropped statements to make room, since {@code reset}
 * @param reset when it began to count, as it writes that; empty before PostgreSQL 14, which does not tell
 */
record StatementCounts(
        Map<Long, StatementUse> statements, long callsElsewhere, long evictions, Optional<String> reset) {

    private static final int MOST_WATCHED = 30;

    /** A crash forgets all counts, and leaves the time of the last reset as it was. */
    boolean wasResetSince(StatementCounts before) {
        return !reset.equals(before.reset) || evictions < before.evictions;
    }

    /**
     * A count that fell without an eviction was set back: by a crash, or by a reset that left no time or was of one statement.
     * Before PostgreSQL 14, which tells no evictions, it may have been one; its calls are as lost.
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

    /** Those that were called most often since these counts, of all calls by now. */
    List<Map.Entry<Long, Long>> grownMost(Map<Long, Long> now) {
        return now.entrySet().stream()
                .filter(statement -> callsUntil(statement) > 0)
                .sorted(Comparator.comparingLong(this::callsUntil).reversed().thenComparing(Map.Entry::getKey))
                .limit(MOST_WATCHED)
                .toList();
    }

    /** What was called since then, the one that took the most time first. */
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

    /** A count below the one before it began again at 0: what came before that is lost. */
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
