package mobius.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpanReaderTest {

    @Test
    void spansOfJaegerHaveTheServicesOfTheirProcesses() throws Exception {
        assertThat(SpanReader.read(TraceTexts.JAEGER))
                .containsExactly(
                        new Span("b1", "a0", "mobius-api", "GET /api/v1/projects", 1_000_000_000, 1_212_000_000),
                        new Span("c2", "b1", "mobius-db", "SELECT mobius", 1_010_000_000, 1_186_000_000));
    }

    @Test
    void theJsonOfOpenTelemetryIsReadUnderEachOfItsNames() throws Exception {
        assertThat(SpanReader.read(TraceTexts.openTelemetry("batches", "scopeSpans")))
                .isEqualTo(SpanReader.read(TraceTexts.openTelemetry("resourceSpans", "instrumentationLibrarySpans")))
                .isEqualTo(
                        SpanReader.read("{\"trace\":" + TraceTexts.openTelemetry("resourceSpans", "scopeSpans") + "}"))
                .containsExactly(
                        new Span("sQ==", "oA==", "mobius-api", "GET /api/v1/projects", 1_000_000_000, 1_212_000_000),
                        new Span("wg==", "sQ==", "mobius-api", "SELECT mobius", 1_010_000_000, 1_186_000_000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"data\":[],\"errors\":null}", "{\"data\":null}", "{\"batches\":[]}"})
    void aTraceThatIsNotStoredHasNoSpans(String text) throws Exception {
        assertThat(SpanReader.read(text)).isEmpty();
    }

    @Test
    void aSpanThatFollowsFromAnotherIsNotAPartOfIt() throws Exception {
        assertThat(SpanReader.read(TraceTexts.JAEGER.replace("CHILD_OF", "FOLLOWS_FROM")))
                .extracting(Span::parent)
                .containsOnly("");
    }

    @Test
    void aServiceWithoutANameIsUnknown() throws Exception {
        assertThat(SpanReader.read(TraceTexts.JAEGER.replace("serviceName", "name")))
                .extracting(Span::service)
                .containsOnly("unknown service");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<html>                                      | is not JSON",
                "[]                                          | has neither data (Jaeger) nor batches or resourceSpans (Tempo)",
                "{\"traces\":[]}                             | has neither data (Jaeger) nor batches or resourceSpans (Tempo)",
                "{\"data\":[{\"spans\":[{\"spanID\":\"a\"}]}]} | has a span without a number startTime",
                "{\"data\":[{\"spans\":[{\"spanID\":\"a\",\"startTime\":-1}]}]} | has a span without a number startTime",
                "{\"data\":[{\"spans\":[{\"spanID\":\"a\",\"startTime\":1}]}]} | has a span without a text operationName",
                "{\"batches\":[{\"scopeSpans\":[{\"spans\":[{}]}]}]} | has a span without a text spanId"
            })
    void whatIsNotATraceIsRefusedWithTheReason(String text, String reason) {
        assertThatThrownBy(() -> SpanReader.read(text))
                .isInstanceOf(UnreadableTrace.class)
                .hasMessage(reason);
    }
}
