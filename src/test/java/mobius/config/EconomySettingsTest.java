package mobius.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import mobius.capacity.Economy;
import mobius.capacity.Prices;
import mobius.capacity.SearchPlan;
import mobius.capacity.Sizing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EconomySettingsTest {

    private final Attempt attempt;

    EconomySettingsTest(@TempDir Path folder) {
        attempt = new Attempt(folder);
    }

    @Test
    void withoutAPriceNothingHasOne() {
        assertThat(attempt.settings().economy().prices()).isEmpty();
    }

    @Test
    void whatIsWantedIsThePeakWhereNothingElseIsSaid() {
        assertThat(attempt.property("mobius.scale", "2").settings().economy().sizing())
                .contains(new Sizing(Duration.ofSeconds(1), 120, 0.3, Optional.empty()));
    }

    @Test
    void aSavedRunHasThePricesOfItsTime() {
        Settings settings = priced().settings();
        Economy then = SavedEconomy.read(Optional.of(settings.redacted()));
        assertThat(then).isEqualTo(settings.economy());
        assertThat(then.prices()).contains(new Prices("EUR", 0.36, 4, Optional.of(2.5)));
    }

    @Test
    void aRunWhoseSettingsAreNotKnownHasNone() {
        assertThat(SavedEconomy.read(Optional.empty())).isEqualTo(Economy.UNKNOWN);
    }

    @Test
    void aPriceNeedsACurrencyAndInstances() {
        assertThat(attempt.property("mobius.cost.price-per-instance-hour", "0.36")
                        .problems())
                .containsExactlyInAnyOrder(
                        "mobius.cost.currency is not set;"
                                + " a price needs it; set it, or leave mobius.cost.price-per-instance-hour out",
                        "mobius.cost.instances is not set;"
                                + " a price needs it; set it, or leave mobius.cost.price-per-instance-hour out");
    }

    @Test
    void aBudgetNeedsAPrice() {
        assertThat(attempt.property("mobius.cost.budget-per-run", "10").problems())
                .containsExactly("mobius.cost.price-per-instance-hour is not set;"
                        + " a budget needs a price; set it, or leave mobius.cost.budget-per-run out");
    }

    @Test
    void theQuickProfileConfirmsNothingAndTheNightlyDoes() {
        SearchPlan quick = attempt.settings().search();
        assertThat(quick.hold()).isEmpty();
        assertThat(quick.step()).isLessThanOrEqualTo(Duration.ofSeconds(10));
        assertThat(quick.width()).isEqualTo(0.1);
        SearchPlan nightly =
                attempt.property("mobius.profile", "nightly").settings().search();
        assertThat(nightly.hold()).contains(Duration.ofMinutes(10));
        assertThat(nightly.width()).isEqualTo(0.03);
        assertThat(nightly.repeats()).isEqualTo(3);
        assertThat(nightly.from()).isEqualTo(200);
    }

    @Test
    void whatNoSearchCanBeMadeOfIsTold() {
        assertThat(attempt.property("mobius.capacity.search.repeats", "2")
                        .property("mobius.capacity.search.factor", "1")
                        .property("mobius.capacity.search.to", "0.5")
                        .problems())
                .hasSize(3)
                .anySatisfy(problem -> assertThat(problem).contains("has no majority"))
                .anySatisfy(problem -> assertThat(problem).contains("is not a step up"))
                .anySatisfy(problem -> assertThat(problem).contains("is below from"));
    }

    private Attempt priced() {
        return attempt.property("mobius.cost.currency", "EUR")
                .property("mobius.cost.price-per-instance-hour", "0.36")
                .property("mobius.cost.instances", "4")
                .property("mobius.cost.budget-per-run", "2.5");
    }
}
