package mobius.trace;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import mobius.text.TextSanitizer;

/**
 * Reads the spans of a trace as the query services of Jaeger and Tempo return them under {@code /api/traces/<trace id>}: Jaeger's own
 * JSON, or the JSON of OpenTelemetry's protocol.
 */
final class SpanReader {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static final Pattern DIGITS = Pattern.compile("\\d{1,18}|[0-8]\\d{18}");

    private static final String UNKNOWN_SERVICE = "unknown service";

    private SpanReader() {}

    /**
     * Reads the body of a response.
     *
     * @return the spans in the order of the text; empty if the store has none of this trace yet
     * @throws UnreadableTrace if it is neither format, or if a span lacks its id, name or times
     */
    static List<Span> read(String body) throws UnreadableTrace {
        JsonNode root = tree(body);
        if (root.has("data")) {
            return ofJaeger(root.path("data"));
        }
        JsonNode trace = root.has("trace") ? root.path("trace") : root;
        for (String resources : List.of("resourceSpans", "batches")) {
            if (trace.has(resources)) {
                return ofOpenTelemetry(trace.path(resources));
            }
        }
        throw new UnreadableTrace("has neither data (Jaeger) nor batches or resourceSpans (Tempo)");
    }

    private static JsonNode tree(String body) throws UnreadableTrace {
        try {
            return MAPPER.readTree(body);
        } catch (JsonProcessingException damaged) {
            throw new UnreadableTrace("is not JSON", damaged);
        }
    }

    private static List<Span> ofJaeger(JsonNode traces) throws UnreadableTrace {
        List<Span> spans = new ArrayList<>();
        for (JsonNode trace : traces) {
            for (JsonNode span : trace.path("spans")) {
                long start = TimeUnit.MICROSECONDS.toNanos(number(span, "startTime"));
                String process = span.path("processID").asText();
                spans.add(new Span(
                        text(span, "spanID"),
                        parent(span),
                        service(trace.path("processes").path(process).path("serviceName")),
                        text(span, "operationName"),
                        start,
                        start + TimeUnit.MICROSECONDS.toNanos(number(span, "duration"))));
            }
        }
        return spans;
    }

    /** A span that follows from another one is not a part of it. */
    private static String parent(JsonNode span) {
        return each(span.path("references"))
                .filter(reference -> reference.path("refType").asText().equals("CHILD_OF"))
                .map(reference -> reference.path("spanID").asText())
                .findFirst()
                .orElse("");
    }

    private static List<Span> ofOpenTelemetry(JsonNode resources) throws UnreadableTrace {
        List<Span> spans = new ArrayList<>();
        for (JsonNode resource : resources) {
            String service = service(each(resource.path("resource").path("attributes"))
                    .filter(attribute -> attribute.path("key").asText().equals("service.name"))
                    .map(attribute -> attribute.path("value").path("stringValue"))
                    .findFirst()
                    .orElse(MAPPER.missingNode()));
            // The second name is the one of releases before 1.0 of the protocol.
            for (String scopes : List.of("scopeSpans", "instrumentationLibrarySpans")) {
                for (JsonNode scope : resource.path(scopes)) {
                    addSpans(scope.path("spans"), service, spans);
                }
            }
        }
        return spans;
    }

    private static void addSpans(JsonNode found, String service, List<Span> spans) throws UnreadableTrace {
        for (JsonNode span : found) {
            spans.add(new Span(
                    text(span, "spanId"),
                    span.path("parentSpanId").asText(),
                    service,
                    text(span, "name"),
                    number(span, "startTimeUnixNano"),
                    number(span, "endTimeUnixNano")));
        }
    }

    private static Stream<JsonNode> each(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    private static String service(JsonNode name) {
        return name.isTextual() && !name.asText().isBlank() ? TextSanitizer.line(name.asText()) : UNKNOWN_SERVICE;
    }

    private static String text(JsonNode span, String field) throws UnreadableTrace {
        JsonNode value = span.path(field);
        if (!value.isTextual()) {
            throw new UnreadableTrace("has a span without a text " + field);
        }
        return TextSanitizer.line(value.asText());
    }

    /** A whole number, or a text of digits: the protocol writes 64-bit numbers as text. */
    private static long number(JsonNode span, String field) throws UnreadableTrace {
        JsonNode value = span.path(field);
        if (value.isIntegralNumber() && value.canConvertToLong() && value.asLong() >= 0) {
            return value.asLong();
        }
        if (value.isTextual() && DIGITS.matcher(value.asText()).matches()) {
            return Long.parseLong(value.asText());
        }
        throw new UnreadableTrace("has a span without a number " + field);
    }
}
