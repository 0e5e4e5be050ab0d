package mobius.telemetry.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class StatementCountsTest {

    @Test
    void aRunHasTheDifferenceAndTheCostliestStatementComesFirst() {
        StatementCounts before = counts("t", use(1, 10, 100), use(2, 5, 50), use(3, 1, 1));
        StatementCounts after = counts("t", use(1, 30, 140), use(2, 5, 50), use(3, 11, 101), use(4, 2, 6));
        assertThat(after.since(before)).containsExactly(use(3, 10, 100), use(1, 20, 40), use(4, 2, 6));
    }

    @Test
    void aStatementThatWasDroppedInBetweenCountsFromThere() {
        assertThat(counts("t", use(1, 4, 8)).since(counts("t", use(1, 10, 100))))
                .containsExactly(use(1, 4, 8));
    }

    /** Even where the count is higher than it was before. */
    @Test
    void afterAResetEveryStatementCountsFromThere() {
        StatementCounts before = new StatementCounts(Map.of(1L, use(1, 10, 100)), 70, 5, Optional.of("t"));
        StatementCounts after = new StatementCounts(Map.of(1L, use(1, 25, 30)), 3, 2, Optional.of("u"));
        assertThat(after.wasResetSince(before)).isTrue();
        assertThat(after.since(before)).containsExactly(use(1, 25, 30));
        assertThat(after.evictionsSince(before)).isEqualTo(2);
        assertThat(after.callsElsewhereSince(before)).isEqualTo(3);
    }

    /** PostgreSQL 14 and newer: the time of the last reset stays, and evictions are counted from 0 again. */
    @Test
    void aCrashSetsBackWhateverWasEvictedBefore() {
        StatementCounts before = new StatementCounts(Map.of(1L, use(1, 10, 100)), 70, 5, Optional.of("t"));
        StatementCounts after = new StatementCounts(Map.of(1L, use(1, 25, 30)), 3, 0, Optional.of("t"));
        assertThat(after.wasSetBackSince(before)).isTrue();
        assertThat(after.evictionsSince(before)).isZero();
        assertThat(after.callsElsewhereSince(before)).isEqualTo(3);
        assertThat(after.since(before)).containsExactly(use(1, 25, 30));
    }

    @Test
    void beforePostgreSql14ACountThatFellWasSetBack() {
        StatementCounts before = new StatementCounts(Map.of(1L, use(1, 10, 100)), 0, 0, Optional.empty());
        assertThat(new StatementCounts(Map.of(1L, use(1, 4, 8)), 0, 0, Optional.empty()).wasSetBackSince(before))
                .isTrue();
        assertThat(new StatementCounts(Map.of(1L, use(1, 10, 100)), 0, 0, Optional.empty()).wasSetBackSince(before))
                .isFalse();
    }

    @Test
    void whatWasEvictedAndCountsAnewWasNotSetBack() {
        StatementCounts before = new StatementCounts(Map.of(1L, use(1, 10, 100)), 0, 5, Optional.of("t"));
        StatementCounts after = new StatementCounts(Map.of(1L, use(1, 4, 8)), 0, 6, Optional.of("t"));
        assertThat(after.wasSetBackSince(before)).isFalse();
        assertThat(after.evictionsSince(before)).isEqualTo(1);
    }

    @Test
    void whatAnOldDatabaseCalledBeforeHidesNothingThatTheRunCalls() {
        StatementUse[] old = LongStream.rangeClosed(1, 50)
                .mapToObj(id -> use(id, 1_000_000, 1))
                .toArray(StatementUse[]::new);
        Map<Long, Long> now = new HashMap<>();
        for (StatementUse use : old) {
            now.put(use.queryId(), use.calls() + (use.queryId() <= 40 ? use.queryId() : 0));
        }
        now.put(99L, 20L);
        now.put(50L, 500L);
        assertThat(counts("t", old).grownMost(now))
                .hasSize(30)
                .startsWith(Map.entry(50L, 500L), Map.entry(40L, 1_000_040L))
                .contains(Map.entry(99L, 20L))
                .doesNotContain(Map.entry(5L, 1_000_005L));
    }

    private static StatementCounts counts(String reset, StatementUse... uses) {
        Map<Long, StatementUse> byId =
                List.of(uses).stream().collect(Collectors.toMap(StatementUse::queryId, use -> use));
        return new StatementCounts(byId, 0, 0, Optional.of(reset));
    }

    private static StatementUse use(long id, long calls, double totalMillis) {
        return new StatementUse(id, calls, totalMillis, calls, 0, 0, "SELECT " + id);
    }
}
