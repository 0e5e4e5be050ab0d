package mobius.verdict.finding;

import mobius.budget.Severity;
import org.jspecify.annotations.Nullable;

/**
 * The result of a check for one subject of a run.
 *
 * @param id of the check, for example {@code latency.p95}; stable between runs
 * @param subject a request name, {@code all requests}, {@code injector} or {@code log}
 * @param kind what the finding is about
 * @param status the result
 * @param severity of a failure, by the severity matrix; null if the matrix does not cover it
 * @param level of a regression; null for other findings
 * @param facts the metric behind the result
 * @param explanation how the result was obtained
 * @param advice what to do next; null if there is nothing to do
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

    /** What a finding is about, which determines its effect on other findings. */
    public enum Kind {
        /** The platform. */
        PLATFORM,
        /** The platform, by a response time that may include a delay of the injector. */
        TIME,
        /** Whether the run can be judged at all. INCONCLUSIVE makes the verdict INCONCLUSIVE. */
        GATE,
        /** A delay of the injector, which makes response times longer and never shorter. */
        DELAY
    }

    /** Returns a finding about the platform. */
    public static Finding of(String id, String subject, Status status, Observation facts, String explanation) {
        return new Finding(id, subject, Kind.PLATFORM, status, null, null, facts, explanation, null);
    }

    /** Returns a finding about a response time, which may include a delay of the injector. */
    public static Finding ofTime(String id, String subject, Status status, Observation facts, String explanation) {
        return new Finding(id, subject, Kind.TIME, status, null, null, facts, explanation, null);
    }

    /** Returns true if the finding is about the run instead of the platform. */
    public boolean isTrustGate() {
        return kind == Kind.GATE || kind == Kind.DELAY;
    }

    /** Returns true if something is wrong: with the platform or, for a trust gate, with the test. */
    public boolean isWrong() {
        return switch (status) {
            case FAIL, SUSPECT -> true;
            case INCONCLUSIVE -> isTrustGate();
            case PASS, INFO -> false;
        };
    }

    /** Returns true if the value misses its limit without affecting the verdict. */
    public boolean missesItsLimit() {
        return status == Status.INFO && facts.missTheLimit();
    }

    /** Returns true if the finding compares the run with past runs. */
    public boolean isRegression() {
        return id.startsWith("regression");
    }

    /** Returns the finding with another status. */
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
}
