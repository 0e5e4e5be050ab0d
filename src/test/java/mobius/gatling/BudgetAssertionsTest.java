package mobius.gatling;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatling.javaapi.core.Assertion;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import mobius.budget.Budgets;
import mobius.budget.EndpointClass;
import mobius.budget.ExampleBudgets;
import mobius.budget.Percentile;
import mobius.budget.Ratio;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(GatlingWords.class)
class BudgetAssertionsTest {

    private static final String TOTAL_P95 = "Assertion(Global,Time(ResponseTime,Percentile(95.0)),Lt(250.0))";
    private static final String ERRORS = "Assertion(Global,Percent(FailedRequests),Lt(0.1))";

    private static final Budgets BUDGETS = ExampleBudgets.of(
            Map.of(Percentile.P95, Duration.ofMillis(250)),
            Ratio.ofPercent(0.1),
            List.of(
                    endpoints("read", true, "GET /projects", "GET /contexts/{id}"),
                    endpoints("batch", false, "POST /contexts/import")),
            Set.of("GET /projects"));

    @Test
    void aCriticalRequestIsHeldAgainstItsBudgetsAndTheOthersAreNot() {
        assertThat(told("GET /projects", "GET /contexts/{id}"))
                .containsExactly(
                        TOTAL_P95, ERRORS, details("GET /projects", 95, 100), details("GET /projects", 99, 200));
    }

    @Test
    void requestsOutsideTheTotalTakeItsPercentileAwayAndLeaveItsErrorRate() {
        assertThat(told("GET /contexts/{id}", "POST /contexts/import")).containsExactly(ERRORS);
    }

    @Test
    void aCriticalRequestThatIsNotSentHasNoAssertion() {
        assertThat(told("GET /contexts/{id}")).containsExactly(TOTAL_P95, ERRORS);
    }

    @Test
    void aRemarkBehindTheNameStaysInTheNameOfTheRequest() {
        assertThat(told("GET /projects (next page)"))
                .containsExactly(
                        TOTAL_P95,
                        ERRORS,
                        details("GET /projects (next page)", 95, 100),
                        details("GET /projects (next page)", 99, 200));
    }

    private static List<String> told(String... requests) {
        return BudgetAssertions.of(BUDGETS, List.of(requests)).stream()
                .map(BudgetAssertionsTest::told)
                .toList();
    }

    private static String told(Assertion assertion) {
        return assertion.asScala().toString();
    }

    private static String details(String request, int percentile, int limitMillis) {
        return String.format(
                Locale.ROOT,
                "Assertion(Details(List(%s)),Time(ResponseTime,Percentile(%d.0)),Lt(%d.0))",
                request,
                percentile,
                limitMillis);
    }

    private static EndpointClass endpoints(String name, boolean inTotal, String... endpoints) {
        return new EndpointClass(name, Duration.ofMillis(100), Duration.ofMillis(200), Set.of(endpoints), inTotal);
    }
}
