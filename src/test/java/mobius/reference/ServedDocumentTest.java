package mobius.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import mobius.contract.Contract;
import mobius.reference.settings.Dialect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ServedDocumentTest {

    private static final String SCHEMA = "/mobius/contract/openapi-3.1-schema.json";

    @ParameterizedTest
    @EnumSource
    void itIsAValidOpenApiDocument(Dialect dialect) throws Exception {
        try (InputStream schema = ServedDocumentTest.class.getResourceAsStream(SCHEMA)) {
            assertThat(SchemaRegistry.withDefaultDialect(Dialects.getDraft202012())
                            .getSchema(schema)
                            .validate(served(dialect)))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyReferenceLeadsSomewhereAndEveryComponentIsUsed(Dialect dialect) throws Exception {
        JsonNode document = served(dialect);
        List<String> references = document.findValuesAsText("$ref");
        assertThat(references)
                .allSatisfy(reference -> assertThat(
                                document.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse());
        for (String kind : List.of("schemas", "responses", "headers")) {
            assertThat(document.at("/components/" + kind).properties())
                    .extracting(component -> "#/components/" + kind + "/" + component.getKey())
                    .isSubsetOf(references);
        }
    }

    @ParameterizedTest
    @EnumSource
    void itPromisesExactlyOneStatusOfSuccess(Dialect dialect) {
        assertThat(ServedDocument.of(Contract.load(), dialect).endpoints())
                .allSatisfy(endpoint -> assertThat(endpoint.accepted()).hasSize(1));
    }

    @Test
    void theDialectOfTheClientPromisesNothingBeyondTheContract() {
        Contract contract = Contract.load();
        assertThat(ServedDocument.of(Contract.load(), Dialect.CLIENT).endpoints())
                .hasSize(25)
                .allSatisfy(endpoint -> assertThat(
                                contract.endpoint(endpoint.name()).orElseThrow().statuses())
                        .containsAll(endpoint.statuses()));
    }

    @Test
    void theHealthOfTheApiIsInTheGuidelineOnly() throws Exception {
        for (Dialect dialect : Dialect.values()) {
            assertThat(served(dialect).path("paths").has("/api/v1/health"))
                    .as(dialect.toString())
                    .isEqualTo(dialect == Dialect.GUIDELINE);
        }
    }

    @Test
    void collectionsEndWithASlashInThePlans() throws Exception {
        assertThat(served(Dialect.PLAN).path("paths").properties())
                .extracting(Map.Entry::getKey)
                .contains("/api/v1/projects/", "/api/v1/contexts/", "/api/v1/contexts/search")
                .doesNotContain("/api/v1/projects", "/api/v1/contexts");
    }

    @Test
    void parametersHaveTheNamesOfTheDialect() throws Exception {
        String search = "/paths/~1api~1v1~1contexts~1search/get/parameters";
        assertThat(names(served(Dialect.CLIENT).at(search)))
                .containsExactly("q", "projectId", "name", "version", "limit", "offset");
        assertThat(names(served(Dialect.GUIDELINE).at(search)))
                .containsExactly("q", "project_id", "name", "version", "limit", "page");
        assertThat(names(served(Dialect.PLAN).at(search)))
                .containsExactly("q", "project_id", "name", "version", "limit", "skip");
        assertThat(names(served(Dialect.PLAN).at("/paths/~1api~1v1~1contexts~1/get/parameters")))
                .containsExactly("project_id", "skip", "limit");
    }

    @Test
    void fieldsHaveTheNamesOfTheDialect() throws Exception {
        String context = "/components/schemas/ContextCreate/required";
        assertThat(served(Dialect.CLIENT).at(context))
                .extracting(JsonNode::asText)
                .contains("projectId");
        assertThat(served(Dialect.GUIDELINE).at(context))
                .extracting(JsonNode::asText)
                .contains("project_id");
        assertThat(served(Dialect.PLAN).at("/components/schemas/Session/required"))
                .extracting(JsonNode::asText)
                .contains("access_token", "token_type", "expires_in");
    }

    @Test
    void anotherPrefixIsPublishedAsItIsServed() throws Exception {
        Contract contract = ServedDocument.of(Contract.load(), Dialect.CLIENT);
        assertThat(Client.JSON
                        .readTree(ServedDocument.withPrefix(contract, ""))
                        .path("paths")
                        .properties())
                .extracting(Map.Entry::getKey)
                .contains("/", "/health", "/projects", "/contexts/{context_id}")
                .noneMatch(path -> path.startsWith("/api"));
    }

    private static JsonNode served(Dialect dialect) throws Exception {
        return Client.JSON.readTree(ServedDocument.of(Contract.load(), dialect).json());
    }

    private static List<String> names(JsonNode parameters) {
        return StreamSupport.stream(parameters.spliterator(), false)
                .map(parameter -> parameter.path("name").asText())
                .toList();
    }
}
