package mobius.budget;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A row of the severity matrix: the value of a metric from which each severity applies.
 *
 * @param bounds the most severe first, each at a worse value than the next; a severity may be missing
 */
public record SeverityRow(List<Bound> bounds) {

    /**
     * Checks the order.
     *
     * @throws IllegalArgumentException if the bounds are not in descending severity, or a more severe one has a better limit
     */
    public SeverityRow {
        bounds = List.copyOf(bounds);
        for (int i = 1; i < bounds.size(); i++) {
            requireWorse(bounds.get(i - 1), bounds.get(i));
        }
    }

    private static void requireWorse(Bound graver, Bound lesser) {
        if (graver.severity().compareTo(lesser.severity()) >= 0 || !graver.isWorseThan(lesser)) {
            throw new IllegalArgumentException(graver + " is not worse than " + lesser);
        }
    }

    /** The side of the limit on which a severity applies. */
    public enum Side {
        ABOVE(">"),
        FROM(">="),
        BELOW("<");

        private final String sign;

        Side(String sign) {
            this.sign = sign;
        }

        /** Returns the comparison operator, such as {@code >=}. */
        public String sign() {
            return sign;
        }
    }

    /**
     * Limit of a severity.
     *
     * @param severity that applies on this side of the limit
     * @param side whether the limit itself is included
     * @param limit in the unit of the row, see {@link SeverityMatrix}
     */
    public record Bound(Severity severity, Side side, double limit) {

        boolean includes(double figure) {
            return switch (side) {
                case ABOVE -> figure > limit;
                case FROM -> figure >= limit;
                case BELOW -> figure < limit;
            };
        }

        private boolean isWorseThan(Bound other) {
            return side == Side.BELOW ? limit < other.limit : limit > other.limit;
        }
    }

    /** Returns a row for a metric that should be low. P0 applies above its limit, the others from their limit on. */
    public static SeverityRow ofHigh(SortedMap<Severity, Double> limits) {
        List<Bound> bounds = new ArrayList<>();
        limits.forEach((severity, limit) ->
                bounds.add(new Bound(severity, severity == Severity.P0 ? Side.ABOVE : Side.FROM, limit)));
        return new SeverityRow(bounds);
    }

    /** Returns a row for a metric that should be high. Each severity applies below its limit. */
    public static SeverityRow ofLow(SortedMap<Severity, Double> limits) {
        List<Bound> bounds = new ArrayList<>();
        limits.forEach((severity, limit) -> bounds.add(new Bound(severity, Side.BELOW, limit)));
        return new SeverityRow(bounds);
    }

    /** Returns the severity of a value in the unit of the row; null if none applies. */
    public @Nullable Severity of(double figure) {
        return bounds.stream()
                .filter(bound -> bound.includes(figure))
                .map(Bound::severity)
                .findFirst()
                .orElse(null);
    }
}
