package mobius.verdict.finding;

import org.jspecify.annotations.Nullable;

/** The platform's severity matrix, as far as a load test can see it. Null is below its least row. */
public final class SeverityMatrix {

    private static final double SECOND = 1_000;

    private SeverityMatrix() {}

    /** Of a response time on the critical path. */
    public static @Nullable Severity ofResponseTime(double millis) {
        if (millis > 5 * SECOND) {
            return Severity.P0;
        }
        if (millis >= 2 * SECOND) {
            return Severity.P1;
        }
        return millis >= SECOND ? Severity.P2 : null;
    }

    /** Of a database statement, each time that it runs. */
    public static @Nullable Severity ofStatement(double millis) {
        if (millis > 2 * SECOND) {
            return Severity.P0;
        }
        if (millis >= SECOND) {
            return Severity.P1;
        }
        return millis >= SECOND / 2 ? Severity.P2 : null;
    }

    /** Of requests that timed out, in percent of all from 0 to 100. */
    public static @Nullable Severity ofTimeouts(double percent) {
        return percent > 5 ? Severity.P0 : null;
    }

    /** Of the throughput, in percent of what was expected. */
    public static @Nullable Severity ofThroughput(double percent) {
        return percent < 50 ? Severity.P1 : null;
    }

    /** Of CPU that was in use all through a window, in percent. */
    public static @Nullable Severity ofCpu(double percent) {
        if (percent > 95) {
            return Severity.P0;
        }
        if (percent >= 85) {
            return Severity.P1;
        }
        return percent >= 75 ? Severity.P2 : null;
    }

    /** Of memory that was in use all through a window, in percent. */
    public static @Nullable Severity ofMemory(double percent) {
        if (percent > 90) {
            return Severity.P0;
        }
        if (percent >= 80) {
            return Severity.P1;
        }
        return percent >= 70 ? Severity.P2 : null;
    }

    /** Of reads that the cache could answer, in percent. */
    public static @Nullable Severity ofCacheHits(double percent) {
        return percent < 80 ? Severity.P2 : null;
    }
}
