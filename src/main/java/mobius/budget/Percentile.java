package mobius.budget;

/**
 * A percentile of response times.
 *
 * @param value above 0 and below 100; 95 stands for the value that 95 % of the responses do not exceed
 */
public record Percentile(double value) implements Comparable<Percentile> {

    public static final Percentile P50 = new Percentile(50);
    public static final Percentile P95 = new Percentile(95);
    public static final Percentile P99 = new Percentile(99);

    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if the value is not above 0 and below 100
     */
    public Percentile {
        if (!(value > 0 && value < 100)) {
            throw new IllegalArgumentException("a percentile lies between 0 and 100, not at " + value);
        }
    }

    @Override
    public int compareTo(Percentile other) {
        return Double.compare(value, other.value);
    }

    /** Returns a name such as {@code p95} or {@code p99.9}. */
    @Override
    public String toString() {
        return value == Math.rint(value) ? "p" + (long) value : "p" + value;
    }
}
