package mobius.run.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import mobius.capacity.Prices;
import org.junit.jupiter.api.Test;

class CostCheckTest {

    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);

    @Test
    void aPlanAboveItsBudgetIsRefusedWithTheRemedy() {
        assertThat(check(2.0).problems(HALF_AN_HOUR, "the plan"))
                .containsExactly(
                        "the plan takes up to 30 min 0 s, in which 10 instances cost 2.50 EUR, but a run may cost"
                                + " 2.00 EUR (mobius.cost.budget-per-run): use a shorter profile, shorten"
                                + " mobius.durations, or raise"
                                + " the budget");
    }

    @Test
    void aPlanAtItsBudgetRuns() {
        assertThat(check(2.5).problems(HALF_AN_HOUR, "the plan")).isEmpty();
    }

    @Test
    void withoutABudgetOrAPriceEveryPlanRuns() {
        Prices free = new Prices("EUR", 0.5, 10, Optional.empty());
        assertThat(new CostCheck(Optional.of(free)).problems(HALF_AN_HOUR, "the plan"))
                .isEmpty();
        assertThat(new CostCheck(Optional.empty()).problems(HALF_AN_HOUR, "the plan"))
                .isEmpty();
    }

    private static CostCheck check(double budget) {
        return new CostCheck(Optional.of(new Prices("EUR", 0.5, 10, Optional.of(budget))));
    }
}
