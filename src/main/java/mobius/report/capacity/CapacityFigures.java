package mobius.report.capacity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import mobius.capacity.Bracket;
import mobius.capacity.Prices;
import mobius.capacity.Sizing;
import mobius.capacity.Usl;
import mobius.report.text.Figures;
import org.jspecify.annotations.Nullable;

/**
 * What a capacity is good for: users, instances, money. What is not known is null, or not there.
 *
 * @param users that its lower end serves at their think time
 * @param instances that the wanted load needs with head room
 * @param perMillionAtCapacity the cost of a million requests at the lower end
 * @param perMillionAtExpected the same at the expected load, where that is surely carried
 * @param ofSearch the cost of the search itself
 */
record CapacityFigures(
        @Nullable Long users,
        @Nullable Integer instances,
        @Nullable Double perMillionAtCapacity,
        @Nullable Double perMillionAtExpected,
        @Nullable Double ofSearch) {

    private static final double PERCENT = 100;

    /** A figure for people. */
    record Row(String name, String value) {}

    static CapacityFigures of(CapacityReport report) {
        Double low = report.result().bracket().low();
        Optional<Prices> prices = report.economy().prices();
        Optional<Sizing> sizing = report.economy().sizing();
        return new CapacityFigures(
                low == null ? null : sizing.map(known -> known.users(low)).orElse(null),
                low == null ? null : sizing.map(known -> known.needed(low)).orElse(null),
                low == null ? null : prices.map(known -> known.perMillion(low)).orElse(null),
                low == null || low < report.expected()
                        ? null
                        : prices.map(known -> known.perMillion(report.expected()))
                                .orElse(null),
                prices.map(known -> known.of(report.took())).orElse(null));
    }

    List<Row> rows(CapacityReport report) {
        List<Row> rows = new ArrayList<>();
        rows.add(new Row("Capacity", bracket(report.result().bracket())));
        report.economy().sizing().ifPresent(sizing -> addSizes(rows, sizing));
        report.economy().prices().ifPresent(prices -> addCosts(rows, prices, report));
        rows.add(new Row("Steps", Integer.toString(report.result().steps().size())));
        rows.add(new Row("Took", Figures.clock(report.took())));
        String law = report.usl()
                .map(Usl::words)
                .orElse(String.format(Locale.ROOT, "%d levels are needed, and there are fewer", Usl.FEWEST_LEVELS));
        rows.add(new Row("Universal Scalability Law", law));
        return List.copyOf(rows);
    }

    private static String bracket(Bracket bracket) {
        Double low = bracket.low();
        Double high = bracket.high();
        if (low == null) {
            return high == null ? Figures.NOT_KNOWN : "below " + CapacityWords.rate(high);
        }
        return high == null
                ? "above " + CapacityWords.rate(low)
                : CapacityWords.rate(low) + " to " + CapacityWords.rate(high);
    }

    private void addSizes(List<Row> rows, Sizing sizing) {
        if (users != null) {
            String pause = Figures.of(sizing.thinkTime().toMillis() / 1000.0, "s");
            rows.add(new Row("Users at a think time of " + pause, Figures.of(users)));
        }
        if (instances != null) {
            rows.add(new Row(
                    "Instances for %s with %s %% head room"
                            .formatted(CapacityWords.rate(sizing.wanted()), Figures.of(sizing.headRoom() * PERCENT)),
                    String.format(
                            Locale.ROOT,
                            "%d, if they scale in proportion (%d were measured)",
                            instances,
                            sizing.instances().orElseThrow())));
        }
    }

    private void addCosts(List<Row> rows, Prices prices, CapacityReport report) {
        if (perMillionAtCapacity != null) {
            rows.add(new Row("A million requests at the lower end", prices.text(perMillionAtCapacity)));
        }
        if (perMillionAtExpected != null) {
            String load = CapacityWords.rate(report.expected());
            rows.add(new Row("A million requests at " + load, prices.text(perMillionAtExpected)));
        }
        if (ofSearch != null) {
            rows.add(new Row("Cost of this search", prices.text(ofSearch)));
        }
    }
}
