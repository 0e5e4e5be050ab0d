package mobius.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BudgetsTest {

    private static final EndpointClass QUERY =
            new EndpointClass("query", millis(200), millis(500), Set.of("GET /contexts/search"), true);
    private static final EndpointClass LLM =
            new EndpointClass("llm", millis(5_000), millis(10_000), Set.of("POST /llm/complete"), false);
    private static final EndpointClass FIRST_CHUNK = new EndpointClass(
            "llm-first-chunk", millis(500), millis(1_000), Set.of("POST /llm/complete (first chunk)"), false);
    private static final Budgets BUDGETS = new Budgets(
            Map.of(Percentile.P95, millis(200)),
            Ratio.ofPercent(0.1),
            List.of(QUERY, LLM, FIRST_CHUNK),
            Map.of("GET /contexts/search", Map.of(Percentile.P50, millis(50), Percentile.P95, millis(150))),
            Set.of("GET /contexts/search"),
            ExampleBudgets.PLATFORM,
            ExampleBudgets.SEVERITY);

    @Test
    void theBudgetOfTheRequestWinsOverItsClassAndTheTotal() {
        assertThat(BUDGETS.of("GET /contexts/search"))
                .extracting(Object::toString)
                .containsExactly(
                        "GET /contexts/search p50 < 50 ms",
                        "GET /contexts/search p95 < 150 ms",
                        "GET /contexts/search p99 < 500 ms");
    }

    @Test
    void aRemarkBehindTheNameDoesNotHideTheEndpoint() {
        assertThat(BUDGETS.of("GET /contexts/search (next page)"))
                .allMatch(Budget::gated)
                .extracting(Object::toString)
                .contains("GET /contexts/search (next page) p95 < 150 ms");
    }

    @Test
    void aNameWithItsRemarkInAClassIsInThatClassAndNotInThatOfItsEndpoint() {
        assertThat(BUDGETS.classOf("POST /llm/complete (first chunk)")).contains(FIRST_CHUNK);
        assertThat(BUDGETS.classOf("POST /llm/complete (again)")).contains(LLM);
        assertThat(BUDGETS.classOf("POST /llm/complete")).contains(LLM);
    }

    @Test
    void aRequestWithoutClassHasTheBudgetOfAllRequests() {
        assertThat(BUDGETS.of("GET /nowhere"))
                .extracting(Object::toString)
                .containsExactly("GET /nowhere p95 < 200 ms");
    }

    @Test
    void completionsDoNotCountForTheTotal() {
        assertThat(BUDGETS.inTotal("POST /llm/complete")).isFalse();
        assertThat(BUDGETS.inTotal("GET /contexts/search")).isTrue();
        assertThat(BUDGETS.inTotal("GET /nowhere")).isTrue();
    }

    @Test
    void theTotalAndTheErrorRateAreAlwaysGated() {
        assertThat(BUDGETS.ofTotal())
                .allMatch(Budget::gated)
                .extracting(Object::toString)
                .containsExactly("all requests p95 < 200 ms");
        assertThat(BUDGETS.ofErrors().gated()).isTrue();
        assertThat(BUDGETS.ofErrors()).hasToString("all requests error rate < 0.1 %");
    }

    @Test
    void aMaximumBelowItsTargetIsRefused() {
        assertThatThrownBy(() -> new EndpointClass("read", millis(200), millis(100), Set.of(), true))
                .hasMessage("class read: the maximum (p99) of 100 ms is below the target (p95) of 200 ms");
    }

    @Test
    void percentAndRatioAreNotMistakenForEachOther() {
        assertThat(Ratio.ofPercent(0.1)).isEqualTo(new Ratio(0.001)).hasToString("0.1 %");
        assertThat(new Ratio(0.3).percent()).isEqualTo(30);
        assertThatThrownBy(() -> new Ratio(5)).hasMessage("a ratio lies between 0 and 1, not at 5.0");
        assertThatThrownBy(() -> new Percentile(0)).hasMessage("a percentile lies between 0 and 100, not at 0.0");
    }

    private static Duration millis(long millis) {
        return Duration.ofMillis(millis);
    }
}
