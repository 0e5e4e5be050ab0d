package mobius.verdict.past;

import java.util.Optional;
import mobius.budget.Percentile;

/**
 * One figure of a run that later runs are held against.
 *
 * @param kind what it is
 * @param subject a request name, {@code all requests}, or the name of a telemetry source
 * @param value in the unit of its kind
 * @param samples how many observations it rests on
 */
public record RunMetric(Kind kind, String subject, double value, long samples) {

    /** The figures, each with its unit and with how much worse it may become. */
    public enum Kind {
        P50("p50", "ms", 0.15),
        P95("p95", "ms", 0.15),
        P99("p99", "ms", 0.15),
        THROUGHPUT("throughput", "requests/s", 0.10),
        /** A share from 0 to 1, and its threshold is a difference: 0.05 points. */
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

        /** As in {@code regression.p95}. */
        public String id() {
            return id;
        }

        public String unit() {
            return unit;
        }

        /** The change from which on it is a regression of level LOW: a ratio, 0.15 is 15 %. */
        double threshold() {
            return threshold;
        }

        public boolean isLatency() {
            return unit.equals("ms");
        }

        /** Which percentile of the response times it is; empty of what is none. */
        public Optional<Percentile> percentile() {
            return switch (this) {
                case P50 -> Optional.of(Percentile.P50);
                case P95 -> Optional.of(Percentile.P95);
                case P99 -> Optional.of(Percentile.P99);
                default -> Optional.empty();
            };
        }
    }

    public boolean isSameAs(RunMetric other) {
        return kind == other.kind && subject.equals(other.subject);
    }

    /** What people call it. */
    public String name() {
        return kind.id + " of " + subject;
    }
}
