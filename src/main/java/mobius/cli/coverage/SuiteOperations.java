package mobius.cli.coverage;

import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import mobius.budget.Budgets;
import mobius.contract.Contract;
import mobius.contract.Operation;

/** Maps the requests of journeys to operations of a server, whose API prefix may differ from the contract's. */
final class SuiteOperations {

    private final Contract contract;
    private final String apiPrefix;

    SuiteOperations(Contract contract, String apiPrefix) {
        this.contract = contract;
        this.apiPrefix = apiPrefix;
    }

    /**
     * The operations that journeys request, with the names of the journeys.
     *
     * @param requests the names of the requests of each journey
     */
    SortedMap<Operation, SortedSet<String>> of(Map<String, Set<String>> requests) {
        SortedMap<Operation, SortedSet<String>> operations = new TreeMap<>();
        requests.forEach((journey, names) -> names.forEach(name -> operations
                .computeIfAbsent(operation(name), first -> new TreeSet<>())
                .add(journey)));
        return operations;
    }

    /** All operations of the contract. */
    SortedSet<Operation> known() {
        SortedSet<Operation> known = new TreeSet<>();
        contract.endpoints().forEach(endpoint -> known.add(operation(endpoint.method(), endpoint.path())));
        return known;
    }

    /**
     * The operation of a request. OpenAPI cannot describe a WebSocket, so a request outside the contract is derived from its
     * name.
     */
    private Operation operation(String request) {
        String name = Budgets.endpointOf(request);
        return contract.endpoint(name)
                .map(endpoint -> operation(endpoint.method(), endpoint.path()))
                .orElseGet(() -> named(name));
    }

    private Operation operation(String method, String path) {
        return new Operation(
                method,
                path.startsWith(Contract.API_PREFIX) ? apiPrefix + path.substring(Contract.API_PREFIX.length()) : path);
    }

    private static Operation named(String name) {
        int blank = name.indexOf(' ');
        return new Operation(name.substring(0, Math.max(0, blank)), name.substring(blank + 1));
    }
}
