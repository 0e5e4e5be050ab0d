package mobius.contract;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The rules for responses of one status.
 *
 * @param headers the documented headers
 * @param content the rules for the body by media type; empty if there is no body
 */
record StatusRules(List<Parameter> headers, Map<String, ContentRules> content) {

    private static final String ANY_MEDIA_TYPE = "*/*";

    /** The rules in the response object at {@code pointer}. */
    static StatusRules of(OpenApiDocument document, String pointer) {
        List<Parameter> headers = new ArrayList<>();
        for (Map.Entry<String, ?> header : document.at(pointer + "/headers").properties()) {
            String place = OpenApiDocument.child(pointer + "/headers", header.getKey());
            headers.add(Parameter.of(document, header.getKey(), document.resolved(place)));
        }
        return new StatusRules(headers, ContentRules.byMediaType(document, pointer + "/content"));
    }

    /** Checks the headers, the media type and the body of a response. */
    List<Violation> check(Response response) {
        List<Violation> violations = new ArrayList<>();
        for (Parameter header : headers) {
            violations.addAll(header.check(
                    header.value(response.header(header.name()).orElse(null)),
                    List.of("response", "header", header.name())));
        }
        violations.addAll(checkBody(response));
        return List.copyOf(violations);
    }

    private List<Violation> checkBody(Response response) {
        if (content.isEmpty()) {
            return List.of();
        }
        ContentRules rules = content.getOrDefault(response.mediaType(), content.get(ANY_MEDIA_TYPE));
        return rules == null ? List.of(wrongMediaType(response)) : rules.check(response.body());
    }

    private Violation wrongMediaType(Response response) {
        return new Violation(
                "content_type",
                List.of("response", "header", "Content-Type"),
                "Content type should be one of " + content.keySet(),
                TextNode.valueOf(response.mediaType()),
                Map.of());
    }
}
