package mobius.verdict;

import org.jspecify.annotations.Nullable;

/**
 * The answer to one question about one subject of a run.
 *
 * @param id which question, for example {@code latency.p95}; stable from run to run
 * @param subject a request name, {@code all requests}, {@code injector} or {@code log}
 * @param trustGate whether the run can be judged at all is the question; then INCONCLUSIVE is final
 * @param status the answer
 * @param severity of a failure, by the severity matrix; null where the matrix does not class it
 * @param level of a regression; null for everything else
 * @param facts the figure behind the answer
 * @param explanation how the answer was reached
 * @param advice what to do next; null when there is nothing to do
 */
public record Finding(
        String id,
        String subject,
        boolean trustGate,
        Status status,
        @Nullable Severity severity,
        @Nullable Level level,
        Facts facts,
        String explanation,
        @Nullable String advice) {

    /** The answer to a question about the platform. */
    static Finding of(String id, String subject, Status status, Facts facts, String explanation) {
        return new Finding(id, subject, false, status, null, null, facts, explanation, null);
    }

    Finding withSeverity(@Nullable Severity classed) {
        return new Finding(id, subject, trustGate, status, classed, level, facts, explanation, advice);
    }

    Finding withLevel(@Nullable Level classed) {
        return new Finding(id, subject, trustGate, status, severity, classed, facts, explanation, advice);
    }

    Finding withAdvice(String next) {
        return new Finding(id, subject, trustGate, status, severity, level, facts, explanation, next);
    }

    /** The finding as facts, one on each line, for people. */
    public String text() {
        String text = status + " " + id + " (" + subject + ")\n" + facts + "\n" + explanation;
        return advice == null ? text : text + " " + advice;
    }
}
