package mobius.verdict.past;

import java.util.Optional;
import mobius.budget.Percentile;

/**
 * One metric of a run, for comparison with later runs.
 *
 * @param kind of metric
 * @param subject a request name, {@code all requests}, or the name of a telemetry source
 * @param value in the unit of the kind
 * @param samples the number of observations behind it
 */
public record RunMetric(Kind kind, String subject, double value, long samples) {

    /** Kinds of metrics with their units and thresholds. */
    public enum Kind {
        P50("p50", "ms", 0.15),
        P95("p95", "ms", 0.15),
        P99("p99", "ms", 0.15),
        THROUGHPUT("throughput", "requests/s", 0.10),
        /** A share from 0 to 1. Its threshold is a difference: 0.05 percentage points. */
        ERRORS("errors", "share", 0.0005),
        MEMORY("memory", "bytes", 0.20),
        CPU("cpu", "cores", 0.25);

        private final String id;
        private final String unit;
        private final double threshold;

        Kind(String id, String unit, double threshold) {
            this.id = id;
            this.unit = unit;
            this.threshold = threshold;
        }

        /** Returns the suffix of finding ids, as in {@code regression.p95}. */
        public String id() {
            return id;
        }

        public String unit() {
            return unit;
        }

        /** Returns the change from which a regression has the level LOW: a ratio, 0.15 is 15 %; for errors a difference. */
        double threshold() {
            return threshold;
        }

        public boolean isLatency() {
            return unit.equals("ms");
        }

        /** Returns the percentile of a latency; empty for other kinds. */
        public Optional<Percentile> percentile() {
            return switch (this) {
                case P50 -> Optional.of(Percentile.P50);
                case P95 -> Optional.of(Percentile.P95);
                case P99 -> Optional.of(Percentile.P99);
                default -> Optional.empty();
            };
        }
    }

    /** Returns true if kind and subject are the same. */
    public boolean isSameAs(RunMetric other) {
        return kind == other.kind && subject.equals(other.subject);
    }

    /** Returns a display name. */
    public String name() {
        return kind.id + " of " + subject;
    }
}
