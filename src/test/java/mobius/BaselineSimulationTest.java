package mobius;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mobius.budget.Budgets;
import mobius.config.budget.SavedBudgets;
import mobius.contract.Contract;
import mobius.contract.Endpoint;
import mobius.measure.MeasuredWindow;
import mobius.measure.Measurement;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Each endpoint alone, as short as can be. */
@Tag("live")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BaselineSimulationTest {

    /** Without the pauses between endpoints: what is late is then in the window of the next one. */
    private static final String STAGES = "[{ name = warm-up, duration = 2 s, from = 1, to = 1, measured = false },"
            + "{ name = alone, duration = 1 s, from = 1, to = 1, measured = true }]";

    private final Set<String> endpoints = Contract.load().endpoints().stream()
            .filter(endpoint -> !endpoint.isOptional())
            .map(Endpoint::name)
            .collect(Collectors.toSet());

    private EndpointRun run;

    @BeforeAll
    void run(@TempDir Path folder) throws Exception {
        run = EndpointRun.of(
                "mobius.BaselineSimulation",
                folder,
                Map.of("mobius.baseline.peak-requests-per-second", "30", "mobius.baseline.stages", STAGES));
    }

    @Test
    void eachEndpointIsMeasuredInAWindowOfItsOwn() {
        Measurement measurement = run.measurement();
        assertThat(measurement.windows().stream().map(MeasuredWindow::stage)).hasSameElementsAs(endpoints);
        IntStream.range(0, measurement.windows().size())
                .forEach(window -> assertThat(measurement.requests().stream()
                                .filter(request ->
                                        request.windows().get(window).whole().count() > 0)
                                .map(request -> Budgets.endpointOf(request.name())))
                        .contains(measurement.windows().get(window).stage()));
    }

    @Test
    void nothingFailsAndNothingButTheProbesIsInTheLog() {
        assertThat(run.measurement().errors()).isEmpty();
        assertThat(run.measurement().requests().stream().map(request -> Budgets.endpointOf(request.name())))
                .hasSameElementsAs(endpoints);
    }

    @Test
    void itSuggestsBudgetsForEndpointsThatHaveNone() {
        Budgets own = SavedBudgets.read(Optional.empty(), Optional.empty());
        Budgets suggested = SavedBudgets.read(Optional.empty(), Optional.of(run.file("budgets.suggested.conf")));
        assertThat(suggested.requests()).containsAllEntriesOf(own.requests()).containsKey("GET /projects");
    }
}
