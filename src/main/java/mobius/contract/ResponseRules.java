package mobius.contract;

import com.fasterxml.jackson.databind.node.IntNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The rules for the responses of one endpoint. */
final class ResponseRules {

    private final Map<Integer, StatusRules> byStatus;

    private ResponseRules(Map<Integer, StatusRules> byStatus) {
        this.byStatus = byStatus;
    }

    /** The rules for each documented status of an endpoint. */
    static ResponseRules of(OpenApiDocument document, Endpoint endpoint) {
        return new ResponseRules(endpoint.statuses().stream()
                .collect(Collectors.toUnmodifiableMap(
                        status -> status,
                        status -> StatusRules.of(
                                document, document.resolved(endpoint.pointer() + "/responses/" + status)))));
    }

    /** Checks a response. An undocumented status is a single violation, and the rest is not checked. */
    List<Violation> check(Response response) {
        StatusRules rules = byStatus.get(response.status());
        return rules == null ? List.of(undocumented(response.status())) : rules.check(response);
    }

    private Violation undocumented(int status) {
        return new Violation(
                "undocumented_status",
                List.of("response", "status"),
                "Status should be one of " + byStatus.keySet().stream().sorted().toList(),
                IntNode.valueOf(status),
                Map.of());
    }
}
