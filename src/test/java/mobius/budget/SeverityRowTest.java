package mobius.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import mobius.budget.SeverityRow.Bound;
import mobius.budget.SeverityRow.Side;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeverityRowTest {

    private static final SeverityRow CPU = ExampleBudgets.SEVERITY.cpu();
    private static final SeverityRow HITS = ExampleBudgets.SEVERITY.cacheHits();

    @ParameterizedTest
    @CsvSource({"74.9, ", "75, P2", "84.9, P2", "85, P1", "95, P1", "95.1, P0"})
    void p0LiesAboveItsLimitAndTheOthersBeginAtTheirs(double percent, Severity severity) {
        assertThat(CPU.of(percent)).isEqualTo(severity);
    }

    @ParameterizedTest
    @CsvSource({"80, ", "79.9, P2", "0, P2"})
    void aLowFigureLiesBelowItsLimit(double percent, Severity severity) {
        assertThat(HITS.of(percent)).isEqualTo(severity);
    }

    @Test
    void aRowWithoutLimitsClassesNothing() {
        assertThat(SeverityRow.ofHigh(new TreeMap<>()).of(100)).isNull();
    }

    @Test
    void aGraverSeverityHasAWorseLimit() {
        assertThatThrownBy(() -> SeverityRow.ofHigh(new TreeMap<>(Map.of(Severity.P0, 80.0, Severity.P1, 80.0))))
                .hasMessageContaining("P0")
                .hasMessageContaining("is not worse than");
        assertThatThrownBy(() -> SeverityRow.ofLow(new TreeMap<>(Map.of(Severity.P0, 60.0, Severity.P1, 50.0))))
                .hasMessageContaining("is not worse than");
        List<Bound> swapped = List.of(new Bound(Severity.P1, Side.FROM, 90), new Bound(Severity.P0, Side.FROM, 80));
        assertThatThrownBy(() -> new SeverityRow(swapped)).hasMessageContaining("is not worse than");
    }
}
