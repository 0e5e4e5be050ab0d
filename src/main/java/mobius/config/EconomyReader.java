package mobius.config;

import java.util.Optional;
import mobius.capacity.Economy;
import mobius.capacity.Prices;
import mobius.capacity.Sizing;
import mobius.config.hocon.Kind;
import mobius.config.hocon.NumberKinds;
import mobius.config.hocon.Quantity;
import mobius.config.hocon.Section;
import mobius.config.hocon.Setting;
import mobius.config.hocon.StringKinds;

/** Reads {@code mobius.cost}, and the settings of {@code mobius.capacity} other than its plan and its search. */
final class EconomyReader {

    private static final Kind<Integer> INSTANCES = NumberKinds.whole(1, 1_000_000);

    private EconomyReader() {}

    /**
     * Reads both groups.
     *
     * @param peak the expected load in requests per second, including the scale
     */
    static Economy read(Section root, double peak) {
        Section capacity = root.section("capacity");
        Section cost = root.section("cost");
        Optional<Integer> instances = cost.setting("instances").optionally(INSTANCES);
        Sizing sizing = new Sizing(
                root.section("load").setting("think-time").as(Quantity.TIME),
                capacity.setting("wanted-requests-per-second")
                        .optionally(NumberKinds.ABOVE_ZERO)
                        .orElse(peak),
                capacity.setting("head-room").as(Quantity.PERCENTAGE).value(),
                instances);
        return new Economy(prices(cost, instances), Optional.of(sizing));
    }

    /**
     * Reads the prices; empty if no price is set. A price requires a currency and the number of instances, and a budget requires
     * a price.
     */
    private static Optional<Prices> prices(Section cost, Optional<Integer> instances) {
        Setting price = cost.setting("price-per-instance-hour");
        Setting budget = cost.setting("budget-per-run");
        if (!price.isGiven()) {
            if (budget.isGiven()) {
                price.complainOfAbsence("a budget needs a price; set it, or leave " + budget.key() + " out");
            }
            return Optional.empty();
        }
        require(cost.setting("currency"));
        require(cost.setting("instances"));
        return Optional.of(new Prices(
                cost.setting("currency").optionally(StringKinds.NOT_BLANK).orElse(""),
                price.as(NumberKinds.ABOVE_ZERO),
                instances.orElse(1),
                budget.optionally(NumberKinds.ABOVE_ZERO)));
    }

    private static void require(Setting setting) {
        if (!setting.isGiven()) {
            setting.complainOfAbsence("a price needs it; set it, or leave mobius.cost.price-per-instance-hour out");
        }
    }
}
