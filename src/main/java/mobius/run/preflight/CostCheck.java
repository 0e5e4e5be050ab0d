package mobius.run.preflight;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import mobius.capacity.Prices;

/** Compares the cost of a plan with its budget. */
public final class CostCheck {

    private final Optional<Prices> prices;

    public CostCheck(Optional<Prices> prices) {
        this.prices = prices;
    }

    /**
     * Returns the reason not to start; empty otherwise.
     *
     * @param time under load
     * @param what takes this time: {@code the plan}
     */
    public List<String> problems(Duration time, String what) {
        return prices.filter(known -> known.budgetPerRun()
                        .filter(budget -> known.of(time) > budget)
                        .isPresent())
                .map(known -> List.of(problem(known, time, what)))
                .orElse(List.of());
    }

    private static String problem(Prices prices, Duration time, String what) {
        return String.format(
                Locale.ROOT,
                ("%s takes up to %d min %d s, in which %d instances cost %s, but a run may cost %s"
                        + " (mobius.cost.budget-per-run): use a shorter profile, shorten mobius.durations, or raise the budget"),
                what,
                time.toMinutes(),
                time.toSecondsPart(),
                prices.instances(),
                prices.text(prices.of(time)),
                prices.text(prices.budgetPerRun().orElseThrow()));
    }
}
