package mobius.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.util.List;
import java.util.stream.Stream;
import mobius.budget.Budgets;
import org.junit.jupiter.api.Test;

/** The names of the contract and those of budgets.conf are the same names. */
class BudgetClassesTest {

    private static final Config BUDGETS =
            ConfigFactory.parseResources("budgets.conf").resolve().getConfig("mobius.budgets");

    /** FastAPI publishes no WebSocket in its document. */
    private static final String WEB_SOCKET = "WS /ws";

    private static final String SOCKET_IO = "WS /socket.io";

    @Test
    void everyEndpointIsInExactlyOneClass() {
        assertThat(classified()).containsExactlyInAnyOrderElementsOf(endpointsAnd(WEB_SOCKET, SOCKET_IO));
    }

    @Test
    void criticalEndpointsAndThoseWithBudgetsOfTheirOwnAreInTheContract() {
        List<String> named = Stream.concat(
                        BUDGETS.getStringList("critical").stream(), BUDGETS.getObject("requests").keySet().stream())
                .toList();

        assertThat(named).isNotEmpty().isSubsetOf(endpointsAnd(WEB_SOCKET, SOCKET_IO));
    }

    @Test
    void aFigureBesideAnEndpointIsOneOfAnEndpointInTheContract() {
        assertThat(named(true).map(Budgets::endpointOf)).isNotEmpty().isSubsetOf(endpointsAnd(WEB_SOCKET, SOCKET_IO));
    }

    private static List<String> classified() {
        return named(false).toList();
    }

    /** The names in the classes with or without a remark behind them. */
    private static Stream<String> named(boolean withRemark) {
        Config classes = BUDGETS.getConfig("classes");
        return classes.root().keySet().stream()
                .flatMap(name -> classes.getConfig("\"" + name + "\"").getStringList("endpoints").stream())
                .filter(name -> withRemark != Budgets.endpointOf(name).equals(name));
    }

    private static List<String> endpointsAnd(String... others) {
        return Stream.concat(Contract.load().endpoints().stream().map(Endpoint::name), Stream.of(others))
                .toList();
    }
}
