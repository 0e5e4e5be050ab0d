package mobius.budget;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A row of the severity matrix: from which value of one figure on each severity applies.
 *
 * @param bounds the gravest first, each worse than the next; a severity without one is not in this row
 */
public record SeverityRow(List<Bound> bounds) {

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

    /** On which side of its limit a figure has a severity. */
    public enum Side {
        ABOVE(">"),
        FROM(">="),
        BELOW("<");

        private final String sign;

        Side(String sign) {
            this.sign = sign;
        }

        /** As in a comparison with the limit: {@code >=}. */
        public String sign() {
            return sign;
        }
    }

    /**
     * Where a severity starts.
     *
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

    /** A row of a figure that must not be high: P0 is above its limit, the others start at theirs. */
    public static SeverityRow ofHigh(SortedMap<Severity, Double> limits) {
        List<Bound> bounds = new ArrayList<>();
        limits.forEach((severity, limit) ->
                bounds.add(new Bound(severity, severity == Severity.P0 ? Side.ABOVE : Side.FROM, limit)));
        return new SeverityRow(bounds);
    }

    /** A row of a figure that must not be low: each severity is below its limit. */
    public static SeverityRow ofLow(SortedMap<Severity, Double> limits) {
        List<Bound> bounds = new ArrayList<>();
        limits.forEach((severity, limit) -> bounds.add(new Bound(severity, Side.BELOW, limit)));
        return new SeverityRow(bounds);
    }

    /** The severity of a figure in the unit of the row; null if the row has none for it. */
    public @Nullable Severity of(double figure) {
        return bounds.stream()
                .filter(bound -> bound.includes(figure))
                .map(Bound::severity)
                .findFirst()
                .orElse(null);
    }
}
