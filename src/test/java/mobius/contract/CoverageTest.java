package mobius.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoverageTest {

    private static final Operation LIST = new Operation("GET", "/projects");
    private static final Operation READ = new Operation("GET", "/projects/{id}");
    private static final Operation DELETE = new Operation("DELETE", "/projects/{id}");
    private static final SortedSet<String> BROWSING = new TreeSet<>(List.of("browse"));

    @Test
    void whatIsThereAndWhatIsSentFallIntoThreeParts() {
        Coverage coverage = Coverage.of(List.of(READ, LIST), Map.of(LIST, BROWSING, DELETE, BROWSING));
        assertThat(coverage.covered()).containsExactly(entry(LIST, BROWSING));
        assertThat(coverage.notCovered()).containsExactly(READ);
        assertThat(coverage.unknown()).containsExactly(entry(DELETE, BROWSING));
        assertThat(coverage.isComplete()).isFalse();
    }

    @Test
    void aMethodMoreIsAnEndpointMore() {
        assertThat(Coverage.of(List.of(READ, DELETE), Map.of(READ, BROWSING)).notCovered())
                .containsExactly(DELETE);
    }

    @Test
    void aParameterMayHaveAnyName() {
        Operation sent = new Operation("get", "/projects/{project_id}");
        assertThat(Coverage.of(List.of(READ), Map.of(sent, BROWSING)).isComplete())
                .isTrue();
    }

    @Test
    void aHundredPercentIsAllOfThem() {
        assertThat(Coverage.of(numbered(300).keySet(), numbered(299)).percent()).isEqualTo(99);
        assertThat(Coverage.of(numbered(300).keySet(), numbered(300)).percent()).isEqualTo(100);
        assertThat(Coverage.of(List.of(), Map.of()).percent()).isZero();
    }

    @Test
    void anyOpenApi3DocumentTellsItsOperations() {
        String document = """
                {"openapi": "3.0.2", "paths": {
                  "/projects/{project_id}": {"parameters": [], "get": {}, "delete": {"responses": {"4XX": {}}}},
                  "/projects": {"get": {}}}}""";
        assertThat(PublishedOperations.in(document)).containsExactly(LIST, DELETE, READ);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <!doctype html><html></html> | is HTML or XML, not an OpenAPI document
            {"swagger": "2.0", "paths": {"/": {"get": {}}}} | has no "openapi" and is not an OpenAPI 3 document
            {"openapi": "4.0.0", "paths": {"/": {"get": {}}}} | is OpenAPI 4.0.0, and only OpenAPI 3 is supported
            {"openapi": "3.1.0", "paths": {}} | describes no endpoint
            {"openapi": "3.1.0"} | describes no endpoint
            [] | has no "openapi" and is not an OpenAPI 3 document
            {"openapi": "3.1.0"} {} | is not JSON: Trailing token (of type START_OBJECT) found after value (bound as `com.fasterxml.jackson.databind.JsonNode`): not allowed as per `DeserializationFeature.FAIL_ON_TRAILING_TOKENS` at line 1, column 22
            openapi: 3.1.0 | is not JSON: Unrecognized token 'openapi': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false') at line 1, column 1
            """)
    void whatIsNoDocumentIsToldByWhatItIs(String text, String what) {
        assertThatThrownBy(() -> PublishedOperations.in(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(what);
    }

    @Test
    void nothingAtAllIsNoDocument() {
        assertThatThrownBy(() -> PublishedOperations.in(""))
                .hasMessage("has no \"openapi\" and is not an OpenAPI 3 document");
    }

    private static Map<Operation, SortedSet<String>> numbered(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> new Operation("GET", "/" + number))
                .collect(Collectors.toMap(Function.identity(), operation -> BROWSING));
    }
}
