package mobius.config.budget;

import mobius.budget.PlatformBudgets;
import mobius.config.hocon.Quantity;
import mobius.config.hocon.Section;

/** Reads {@code mobius.budgets.platform}. */
final class PlatformBudgetsReader {

    private PlatformBudgetsReader() {}

    static PlatformBudgets read(Section platform) {
        return new PlatformBudgets(
                platform.setting("cpu").as(Quantity.SHARE),
                platform.setting("memory").as(Quantity.SHARE),
                platform.setting("cache-hits").as(Quantity.SHARE),
                platform.setting("statement-time").as(Quantity.TIME_ABOVE_ZERO),
                platform.setting("first-answer").as(Quantity.TIME_ABOVE_ZERO),
                platform.setting("throughput").as(Quantity.SHARE));
    }
}
