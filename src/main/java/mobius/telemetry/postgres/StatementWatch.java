package mobius.telemetry.postgres;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import mobius.telemetry.Sample;
import mobius.telemetry.exposition.Labels;
import mobius.text.TextSanitizer;
import org.jspecify.annotations.Nullable;

/** Counts statements at the beginning and the end of a run, and keeps the difference. */
final class StatementWatch {

    /** Most statements that are kept. */
    static final int MOST = 1_000;

    /** Time limit of all plans together. */
    static final Duration FOR_PLANS = Duration.ofSeconds(4);

    private final Path file;
    private final Path plans;
    private @Nullable StatementQueries queries;
    private @Nullable StatementCounts before;
    private String reason = "did not answer at the beginning of the run";

    /**
     * Watches for the files of a run.
     *
     * @param file {@code statements.csv}
     * @param plans {@code plans.csv}
     */
    StatementWatch(Path file, Path plans) {
        this.file = file;
        this.plans = plans;
    }

    /** Reads the counts at the beginning. A failure is reported at the end: without these counts there is no difference. */
    void begin(PostgresSession session) {
        try {
            queries = new StatementQueries(session);
            before = queries.counts(false);
        } catch (DatabaseGap gap) {
            fail(gap);
        }
    }

    void fail(DatabaseGap gap) {
        reason = TextSanitizer.reason(gap);
    }

    /** Continues with another session. */
    void goOn(PostgresSession session) throws DatabaseGap {
        queries = before == null ? null : new StatementQueries(session);
    }

    /** Returns true if there is something to write at the end. */
    boolean hasBegun() {
        return before != null;
    }

    void leave() {
        queries = null;
    }

    /** Returns the calls so far of the statements that the run called most often; none if they cannot be read. */
    List<Sample> calls() throws DatabaseGap {
        StatementQueries open = queries;
        StatementCounts begun = before;
        if (open == null || begun == null) {
            return List.of();
        }
        return begun.grownMost(open.calls()).stream()
                .map(statement -> sample(
                        PostgresMetrics.CALLS,
                        Labels.of(Map.of("queryid", statement.getKey().toString())),
                        (double) statement.getValue()))
                .toList();
    }

    /**
     * Writes the files if there is something to write.
     *
     * @return gaps of the files, or the reason why there are none
     */
    List<Sample> end() throws IOException {
        StatementQueries open = queries;
        StatementCounts begun = before;
        if (begun == null) {
            return unknown(reason);
        }
        if (open == null) {
            return unknown("did not answer at the end of the run");
        }
        try {
            return write(begun, open);
        } catch (DatabaseGap gap) {
            return unknown(TextSanitizer.reason(gap));
        }
    }

    private static List<Sample> unknown(String reason) {
        return List.of(sample(PostgresMetrics.STATEMENTS_UNKNOWN, Labels.of(Map.of("reason", reason)), 1));
    }

    private List<Sample> write(StatementCounts begun, StatementQueries open) throws IOException {
        StatementCounts ended = open.counts(true);
        List<Sample> samples = new ArrayList<>();
        List<StatementUse> used = ended.since(begun);
        StatementUse.FILE.write(file, used.stream().limit(MOST).toList());
        StatementPlan.FILE.write(plans, open.plans(used, FOR_PLANS));
        addUnlessZero(samples, PostgresMetrics.STATEMENTS_RESET, ended.wasSetBackSince(begun) ? 1 : 0);
        addUnlessZero(samples, PostgresMetrics.STATEMENTS_EVICTED, ended.evictionsSince(begun));
        addUnlessZero(samples, PostgresMetrics.CALLS_ELSEWHERE, ended.callsElsewhereSince(begun));
        addUnlessZero(samples, PostgresMetrics.STATEMENTS_LEFT_OUT, Math.max(0, used.size() - MOST));
        return samples;
    }

    private static void addUnlessZero(List<Sample> samples, String metric, long count) {
        if (count > 0) {
            samples.add(sample(metric, Labels.NONE, (double) count));
        }
    }

    private static Sample sample(String metric, Labels labels, double value) {
        return new Sample(System.currentTimeMillis(), PostgresMetrics.SOURCE, metric, labels.toString(), value);
    }
}
