package mobius.reference.http;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mobius.contract.Contract;
import mobius.reference.SettingsBuilder;
import mobius.reference.settings.TargetSettings;
import org.junit.jupiter.api.Test;

class RoutesTest {

    @Test
    void anEndpointWithoutAnOperationIsNamed() {
        Contract contract = Contract.load();
        Map<String, Operation> operations = new HashMap<>();
        contract.endpoints().forEach(endpoint -> operations.put(endpoint.name(), call -> {}));
        operations.remove("POST /llm/stream");
        operations.remove("GET /projects");
        Metrics metrics = new Metrics(
                new ConnectionPool(
                        new TargetSettings.Pool(1, 1, Duration.ZERO, TargetSettings.Overflow.SHED),
                        List.of(),
                        System::nanoTime),
                new AccountCache(true));
        Routes routes = new Routes(new SettingsBuilder().build(), metrics, operations);
        assertThatThrownBy(() -> routes.of(contract))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the reference target has no operation for GET /projects, POST /llm/stream; add it to the"
                        + " handlers in mobius.target or take the endpoint out of config/openapi.json");
    }
}
