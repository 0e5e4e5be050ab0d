package mobius.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContractTest {

    private static final Contract CONTRACT = Contract.load();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GET /                         | /                                       | false | 200
            GET /health                   | /health                                 | false | 200
            GET /api/v1/health            | /api/v1/health                          | false | 200
            POST /auth/login              | /api/v1/auth/login                      | false | 200 401 422 429 500 503
            POST /auth/refresh            | /api/v1/auth/refresh                    | false | 200 401 422 429 500 503
            POST /auth/logout             | /api/v1/auth/logout                     | true  | 200 202 204 401 403 429 500 503
            GET /auth/me                  | /api/v1/auth/me                         | true  | 200 401 403 429 500 503
            POST /auth/register           | /api/v1/auth/register                   | false | 200 201 202 409 422 429 500 503
            PATCH /auth/profile           | /api/v1/auth/profile                    | true  | 200 401 403 409 422 429 500 503
            POST /auth/change-password    | /api/v1/auth/change-password            | true  | 200 202 204 401 403 422 429 500 503
            GET /projects                 | /api/v1/projects                        | true  | 200 401 403 422 429 500 503
            POST /projects                | /api/v1/projects                        | true  | 200 201 202 401 403 422 429 500 503
            GET /projects/{id}            | /api/v1/projects/{project_id}           | true  | 200 401 403 404 429 500 503
            PATCH /projects/{id}          | /api/v1/projects/{project_id}           | true  | 200 401 403 404 422 429 500 503
            DELETE /projects/{id}         | /api/v1/projects/{project_id}           | true  | 200 202 204 401 403 404 429 500 503
            GET /contexts                 | /api/v1/contexts                        | true  | 200 401 403 404 422 429 500 503
            POST /contexts                | /api/v1/contexts                        | true  | 200 201 202 401 403 404 422 429 500 503
            GET /contexts/search          | /api/v1/contexts/search                 | true  | 200 401 403 404 422 429 500 503
            POST /contexts/import         | /api/v1/contexts/import                 | true  | 200 201 202 401 403 404 413 422 429 500 503
            GET /contexts/{id}            | /api/v1/contexts/{context_id}           | true  | 200 401 403 404 429 500 503
            PATCH /contexts/{id}          | /api/v1/contexts/{context_id}           | true  | 200 401 403 404 422 429 500 503
            DELETE /contexts/{id}         | /api/v1/contexts/{context_id}           | true  | 200 202 204 401 403 404 429 500 503
            POST /contexts/{id}/duplicate | /api/v1/contexts/{context_id}/duplicate | true  | 200 201 202 401 403 404 422 429 500 503
            GET /contexts/{id}/export     | /api/v1/contexts/{context_id}/export    | true  | 200 401 403 404 429 500 503
            POST /llm/complete            | /api/v1/llm/complete                    | true  | 200 401 403 422 429 500 503
            POST /llm/stream              | /api/v1/llm/stream                      | true  | 200 401 403 422 429 500 503
            """)
    void everyEndpointOfThePlatformIsThere(String name, String path, boolean needsToken, String statuses) {
        Endpoint endpoint = CONTRACT.endpoint(name).orElseThrow();

        assertThat(endpoint.method() + " " + endpoint.path()).isEqualTo(name.split(" ", 2)[0] + " " + path);
        assertThat(endpoint.needsToken()).isEqualTo(needsToken);
        assertThat(endpoint.statuses()).containsExactlyElementsOf(numbers(statuses));
        assertThat(endpoint.accepted())
                .containsExactlyElementsOf(numbers(statuses).stream()
                        .filter(status -> status < 300)
                        .toList());
    }

    private static List<Integer> numbers(String words) {
        return List.of(words.split(" ")).stream().map(Integer::valueOf).toList();
    }

    @Test
    void thereIsNoOtherEndpoint() {
        assertThat(CONTRACT.endpoints()).hasSize(26);
    }

    @Test
    void onlyTheHealthOfTheApiMayBeMissing() {
        assertThat(CONTRACT.endpoints().stream().filter(Endpoint::isOptional).map(Endpoint::name))
                .containsExactly("GET /api/v1/health");
    }

    @Test
    void aSlashAtTheEndOfAPathIsNotPartOfTheName() {
        Contract slashed = Contract.parse(CONTRACT.json().replace("\"/api/v1/projects\"", "\"/api/v1/projects/\""));

        assertThat(slashed.endpoint("GET /projects").orElseThrow().path()).isEqualTo("/api/v1/projects/");
        assertThat(slashed.endpoint("GET /")).isPresent();
    }

    @Test
    void anEndpointWithoutAStatusOfSuccessIsNamed() {
        Endpoint failing =
                new Endpoint("GET /never", "GET", "/never", "never", false, false, new TreeSet<>(Set.of(404)));

        assertThatThrownBy(failing::accepted).hasMessage("GET /never documents no status from 200 to 299");
    }

    @Test
    void operationIdsAreUniqueAndMadeAsFastApiMakesThem() {
        Set<String> ids = Set.copyOf(
                CONTRACT.endpoints().stream().map(Endpoint::operationId).toList());

        assertThat(ids)
                .hasSameSizeAs(CONTRACT.endpoints())
                .contains("list_projects_api_v1_projects_get", "get_context_api_v1_contexts__context_id__get");
        assertThat(CONTRACT.endpoints())
                .allSatisfy(endpoint -> assertThat(endpoint.operationId())
                        .endsWith(endpoint.path().replaceAll("\\W", "_") + "_"
                                + endpoint.method().toLowerCase(Locale.ROOT)));
    }

    @Test
    void anUnknownNameHasNoEndpoint() {
        assertThat(CONTRACT.endpoint("GET /contexts/{context_id}")).isEmpty();
    }

    @Test
    void theDocumentIsGivenOutAsItWasRead() throws Exception {
        try (var file = Contract.class.getResourceAsStream("/openapi.json")) {
            assertThat(CONTRACT.json()).isEqualTo(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        }
        assertThat(CONTRACT.platformVersion()).isEqualTo("0.1.0");
    }

    @Test
    void aTextThatIsNoJsonIsRefusedWithItsPlace() {
        assertThatThrownBy(() -> Contract.parse("{\"openapi\": "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The contract is not JSON: Unexpected end-of-input within/between Object entries"
                        + " at line 1, column 13.");
    }

    @Test
    void aDocumentOfAnotherVersionIsRefusedWithTheRemedy() {
        assertThatThrownBy(() -> Contract.parse("{\"openapi\": \"3.0.3\"}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The contract must be an OpenAPI 3.1 document, but its \"openapi\" is \"3.0.3\"; use the"
                        + " one that the platform serves at /api/v1/openapi.json.");
    }

    @Test
    void anEndpointOfAnotherContractIsRefused() {
        Endpoint foreign = new Endpoint("GET /other", "GET", "/other", "other", false, false, new TreeSet<>());

        assertThatThrownBy(() -> CONTRACT.check(foreign, new Response(200, Map.of(), "")))
                .hasMessage("GET /other is an endpoint of another contract.");
    }
}
