package mobius.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DocumentTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Contract CONTRACT = Contract.load();
    private static final OpenApiDocument DOCUMENT = OpenApiDocument.parse(CONTRACT.json());

    /** The schema is the OpenAPI Initiative's own for 3.1, under the Apache License 2.0; its {@code $id} tells the edition. */
    @Test
    void itIsAValidOpenApiDocument() throws IOException {
        try (InputStream schema = DocumentTest.class.getResourceAsStream("openapi-3.1-schema.json")) {
            var errors = SchemaRegistry.withDefaultDialect(Dialects.getDraft202012())
                    .getSchema(schema)
                    .validate(MAPPER.readTree(CONTRACT.json()));

            assertThat(errors).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("schemaNames")
    void everySchemaIsValidAndCompiles(String name) {
        String pointer = "/components/schemas/" + name;
        var errors = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema("{\"$ref\": \"https://json-schema.org/draft/2020-12/schema\"}")
                .validate(DOCUMENT.at(pointer));

        assertThat(errors).isEmpty();
        assertThat(DOCUMENT.schema(pointer).getSchemaNode()).isEqualTo(DOCUMENT.at(pointer));
    }

    static List<String> schemaNames() {
        return names("/components/schemas");
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        assertThat(references())
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(reference)
                        .startsWith("#/")
                        .satisfies(pointer -> assertThat(
                                        DOCUMENT.at(pointer.substring(1)).isMissingNode())
                                .isFalse()));
    }

    @ParameterizedTest
    @MethodSource("components")
    void everyComponentIsUsed(String pointer) {
        assertThat(references()).contains("#" + pointer);
    }

    static Stream<String> components() {
        return Stream.of("/components/schemas", "/components/responses", "/components/headers")
                .flatMap(kind -> names(kind).stream().map(name -> kind + "/" + name));
    }

    @Test
    void everyResponseButThatOfACrashCarriesACorrelationId() {
        for (Endpoint endpoint : CONTRACT.endpoints()) {
            for (int status : endpoint.statuses()) {
                if (status == 500) {
                    continue;
                }
                String response = DOCUMENT.resolved(endpoint.pointer() + "/responses/" + status);
                assertThat(names(response + "/headers"))
                        .as(endpoint + " " + status)
                        .contains("X-Correlation-ID");
            }
        }
    }

    private static List<String> references() {
        return DOCUMENT.at("").findValues("$ref").stream().map(JsonNode::asText).toList();
    }

    private static List<String> names(String pointer) {
        return DOCUMENT.at(pointer).properties().stream().map(Map.Entry::getKey).toList();
    }
}
