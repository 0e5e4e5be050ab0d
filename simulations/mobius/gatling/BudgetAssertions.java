package mobius.gatling;

import static io.gatling.javaapi.core.CoreDsl.details;
import static io.gatling.javaapi.core.CoreDsl.global;

import io.gatling.javaapi.core.Assertion;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import mobius.budget.Budget;
import mobius.budget.Budgets;

/**
 * The gated budgets as Gatling's assertions, which its report shows. They judge the whole run, ramps included, and with
 * approximate percentiles.
 */
final class BudgetAssertions {

    private BudgetAssertions() {}

    /** The assertions for a simulation that sends {@code requests}; Gatling fails on assertions about any other request. */
    static List<Assertion> of(Budgets budgets, Collection<String> requests) {
        Stream<Budget.Latency> total =
                requests.stream().allMatch(budgets::inTotal) ? budgets.ofTotal().stream() : Stream.empty();
        Stream<Budget.Latency> single = requests.stream().flatMap(request -> budgets.of(request).stream());
        return Stream.of(
                        total.map(BudgetAssertions::assertion),
                        Stream.of(assertion(budgets.ofErrors())),
                        single.filter(Budget.Latency::gated).map(BudgetAssertions::assertion))
                .flatMap(assertions -> assertions)
                .toList();
    }

    private static Assertion assertion(Budget.ErrorRate errors) {
        return global().failedRequests().percent().lt(errors.limit().percent());
    }

    private static Assertion assertion(Budget.Latency latency) {
        var scope = latency.subject().equals(Budget.TOTAL) ? global() : details(latency.subject());
        return scope.responseTime()
                .percentile(latency.percentile().value())
                .lt(Math.toIntExact(latency.limit().toMillis()));
    }
}
