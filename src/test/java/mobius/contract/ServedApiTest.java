package mobius.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a platform serves, and how it spells it, by its own document. */
class ServedApiTest {

    private static final Contract CONTRACT = Contract.load();

    private static final String SLASHED = """
            {"openapi":"3.1.0","info":{"title":"T","version":"1"},"paths":{
             "/api/v1/projects/":{"get":{"parameters":[
                {"name":"skip","in":"query"},{"$ref":"#/components/parameters/Limit"},{"name":"page","in":"header"}]}},
             "/api/v1/contexts/{id}":{"parameters":[{"name":"project_id","in":"query"}],"get":{}},
             "/api/v1/contexts/":{"$ref":"#/components/pathItems/Contexts"}},
             "components":{
              "parameters":{"Limit":{"name":"limit","in":"query","schema":{"anyOf":[{"type":"integer","maximum":100.0},{"type":"null"}]}}},
              "pathItems":{"Contexts":{"post":{"requestBody":{"content":{"application/json":{"schema":
                {"allOf":[{"$ref":"#/components/schemas/Create"},{"$ref":"#/components/schemas/Round"}]}}}}}}},
              "schemas":{"Create":{"properties":{"project_id":{},"name":{}}},"Round":{"allOf":[{"$ref":"#/components/schemas/Round"}]}}}}
            """;

    @Test
    void aPathIsTakenFromTheDocumentWithItsSlash() {
        ServedApi served = ServedApi.of(CONTRACT, "/api/v1", SLASHED);
        assertThat(served.path(endpoint("GET /projects"))).isEqualTo("/api/v1/projects/");
        assertThat(served.path(endpoint("GET /contexts/{id}"))).isEqualTo("/api/v1/contexts/{id}");
    }

    @Test
    void whatTheDocumentLacksIsNotServed() {
        ServedApi served = ServedApi.of(CONTRACT, "/api/v1", SLASHED);
        assertThat(served.isKnown()).isTrue();
        assertThat(served.serves(endpoint("GET /projects"))).isTrue();
        assertThat(served.serves(endpoint("POST /projects"))).isFalse();
        assertThat(served.missing())
                .extracting(Endpoint::name)
                .contains("POST /projects")
                .doesNotContain("POST /contexts");
    }

    @Test
    void fieldsAndParametersAreSpelledAsTheDocumentSpellsThemThroughReferencesAndRoundCircles() {
        ServedApi served = ServedApi.of(CONTRACT, "/api/v1", SLASHED);
        assertThat(served.field(endpoint("POST /contexts"), "projectId")).isEqualTo("project_id");
        assertThat(served.field(endpoint("POST /contexts"), "description")).isEqualTo("description");
        assertThat(served.parameter(endpoint("GET /contexts/{id}"), "projectId"))
                .isEqualTo("project_id");
        assertThat(served.paging(endpoint("GET /projects"))).isEqualTo(Paging.of(Set.of("skip", "limit")));
    }

    @Test
    void theLargestPageIsThatOfTheDocument() {
        ServedApi served = ServedApi.of(CONTRACT, "/api/v1", SLASHED);
        assertThat(served.largestPage(endpoint("GET /projects"))).hasValue(100);
        assertThat(served.largestPage(endpoint("GET /contexts/{id}"))).isEmpty();
        assertThat(ServedApi.assumed(CONTRACT, "/v2").largestPage(endpoint("GET /projects")))
                .isEmpty();
    }

    @Test
    void aPlatformWithoutADocumentIsTakenToServeTheContract() {
        ServedApi assumed = ServedApi.assumed(CONTRACT, "/v2");
        assertThat(assumed.isKnown()).isFalse();
        assertThat(assumed.missing()).isEmpty();
        assertThat(assumed.path(endpoint("GET /projects"))).isEqualTo("/v2/projects");
        assertThat(assumed.path(endpoint("GET /health"))).isEqualTo("/health");
        assertThat(assumed.field(endpoint("POST /contexts"), "projectId")).isEqualTo("projectId");
    }

    @Test
    void aRedirectCorrectsOnePath() {
        Endpoint projects = endpoint("GET /projects");
        ServedApi moved = ServedApi.assumed(CONTRACT, "/api/v1").at(projects, "/api/v1/projects/");
        assertThat(moved.path(projects)).isEqualTo("/api/v1/projects/");
        assertThat(moved.path(endpoint("POST /projects"))).isEqualTo("/api/v1/projects");
    }

    @Test
    void anotherPrefixIsLookedUpUnderThatPrefix() {
        ServedApi served = ServedApi.of(CONTRACT, "", SLASHED.replace("/api/v1/projects/", "/projects"));
        assertThat(served.serves(endpoint("GET /projects"))).isTrue();
        assertThat(served.serves(endpoint("GET /contexts/{id}"))).isFalse();
    }

    @Test
    void aPageForPeopleIsNoDocument() {
        assertThatThrownBy(() -> ServedApi.of(CONTRACT, "/api/v1", "<html>"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("is HTML or XML, not an OpenAPI document");
    }

    private static Endpoint endpoint(String name) {
        return CONTRACT.endpoint(name).orElseThrow();
    }
}
