package mobius.verdict.finding;

import mobius.budget.Severity;
import org.jspecify.annotations.Nullable;

/**
 * The answer to one question about one subject of a run.
 *
 * @param id which question, for example {@code latency.p95}; stable from run to run
 * @param subject a request name, {@code all requests}, {@code injector} or {@code log}
 * @param kind what is asked about
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
        Kind kind,
        Status status,
        @Nullable Severity severity,
        @Nullable Level level,
        Observation facts,
        String explanation,
        @Nullable String advice) {

    /** What a finding is about, and so what it means for the others. */
    public enum Kind {
        /** The platform. */
        PLATFORM,
        /** The platform, by a time that a delay of the injector may have made what it is. */
        TIME,
        /** Whether the run can be judged at all: INCONCLUSIVE is final. */
        GATE,
        /** A gate that found the injector delayed, which makes times longer and never shorter. */
        DELAY
    }

    /** The answer to a question about the platform. */
    public static Finding of(String id, String subject, Status status, Observation facts, String explanation) {
        return new Finding(id, subject, Kind.PLATFORM, status, null, null, facts, explanation, null);
    }

    /** The answer to a question about a time that the injector took, and may have taken late. */
    public static Finding ofTime(String id, String subject, Status status, Observation facts, String explanation) {
        return new Finding(id, subject, Kind.TIME, status, null, null, facts, explanation, null);
    }

    /** Whether it is about the run, and not about the platform. */
    public boolean isTrustGate() {
        return kind == Kind.GATE || kind == Kind.DELAY;
    }

    /** Whether it compares the run with earlier ones. */
    public boolean isRegression() {
        return id.startsWith("regression");
    }

    /** The same finding with another answer. */
    public Finding withStatus(Status other) {
        return new Finding(id, subject, kind, other, severity, level, facts, explanation, advice);
    }

    public Finding withSeverity(@Nullable Severity classed) {
        return new Finding(id, subject, kind, status, classed, level, facts, explanation, advice);
    }

    public Finding withLevel(@Nullable Level classed) {
        return new Finding(id, subject, kind, status, severity, classed, facts, explanation, advice);
    }

    public Finding withAdvice(String next) {
        return new Finding(id, subject, kind, status, severity, level, facts, explanation, next);
    }

    /** The finding as facts, one on each line, for people. */
    public String text() {
        String text = status + " " + id + " (" + subject + ")\n" + facts + "\n" + explanation;
        return advice == null ? text : text + " " + advice;
    }
}
