package mobius.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestCheckTest {

    private static final ObjectMapper MAPPER = JsonMapper.builder().build();
    private static final Contract CONTRACT = Contract.load();
    private static final String ID = "7b1d1f6e-0c2a-4b57-9d0e-3f0a8a2a9c11";

    @Test
    void aValidRequestHasItsValuesInTheirTypesAndTheDefaultsOfTheOthers() {
        CheckedRequest checked = query("GET /contexts/search", Map.of("q", "login", "limit", "5", "unknown", "x"));

        assertThat(checked.isValid()).isTrue();
        assertThat(checked.parameters().keySet()).containsExactlyInAnyOrder("q", "limit", "offset");
        assertThat(checked.parameter("q").textValue()).isEqualTo("login");
        assertThat(checked.parameter("limit").intValue()).isEqualTo(5);
        assertThat(checked.parameter("offset").intValue()).isZero();
        assertThat(checked.body().isMissingNode()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            limit | ten | {"type":"int_parsing","loc":["query","limit"],"msg":"Input should be a valid integer, unable to parse string as an integer","input":"ten"}
            limit | ''  | {"type":"int_parsing","loc":["query","limit"],"msg":"Input should be a valid integer, unable to parse string as an integer","input":""}
            limit | 0   | {"type":"greater_than_equal","loc":["query","limit"],"msg":"Input should be greater than or equal to 1","input":0,"ctx":{"ge":1}}
            limit | 101 | {"type":"less_than_equal","loc":["query","limit"],"msg":"Input should be less than or equal to 100","input":101,"ctx":{"le":100}}
            offset | 1.5 | {"type":"int_parsing","loc":["query","offset"],"msg":"Input should be a valid integer, unable to parse string as an integer","input":"1.5"}
            q     | ''  | {"type":"string_too_short","loc":["query","q"],"msg":"String should have at least 1 character","input":"","ctx":{"min_length":1}}
            """)
    void aBadQueryParameterIsReportedAsFastApiDoes(String name, String value, String expected) throws Exception {
        assertJson(query("GET /contexts/search", Map.of(name, value)), expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "+7", " 7 ", "7.0", "007"})
    void wholeNumbersAreReadAsPydanticReadsThem(String text) {
        CheckedRequest checked = query("GET /projects", Map.of("skip", text));

        assertThat(checked.violations()).isEmpty();
        assertThat(checked.parameter("skip").intValue()).isEqualTo(7);
    }

    @Test
    void aMissingQueryParameterIsReported() throws Exception {
        assertJson(query("GET /contexts", Map.of()), """
                {"type":"missing","loc":["query","projectId"],"msg":"Field required","input":null}""");
    }

    @Test
    void anIdIsAnyText() {
        Request request = new Request(Map.of("project_id", "first"), Map.of(), new Request.Body.None());

        assertThat(CONTRACT.check(endpoint("GET /projects/{id}"), request).isValid())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"language":"python"} | {"type":"missing","loc":["body","name"],"msg":"Field required","input":{"language":"python"}}
            {"name":"","language":"python"} | {"type":"string_too_short","loc":["body","name"],"msg":"String should have at least 1 character","input":"","ctx":{"min_length":1}}
            {"name":5,"language":"python"} | {"type":"string_type","loc":["body","name"],"msg":"Input should be a valid string","input":5}
            {"name":null,"language":"python"} | {"type":"string_type","loc":["body","name"],"msg":"Input should be a valid string","input":null}
            {"name":"a","language":"perl"} | {"type":"enum","loc":["body","language"],"msg":"Input should be 'python', 'javascript' or 'typescript'","input":"perl","ctx":{"expected":"'python', 'javascript' or 'typescript'"}}
            {"name":"a","language":3} | {"type":"enum","loc":["body","language"],"msg":"Input should be 'python', 'javascript' or 'typescript'","input":3,"ctx":{"expected":"'python', 'javascript' or 'typescript'"}}
            {"name":"a","language":"python","description":7} | {"type":"string_type","loc":["body","description"],"msg":"Input should be a valid string","input":7}
            {"name":"a","language":"python","tags":"x"} | {"type":"list_type","loc":["body","tags"],"msg":"Input should be a valid list","input":"x"}
            {"name":"a","language":"python","tags":["x",1]} | {"type":"string_type","loc":["body","tags",1],"msg":"Input should be a valid string","input":1}
            {"name":"a","language":"python","metadata":[]} | {"type":"dict_type","loc":["body","metadata"],"msg":"Input should be a valid dictionary","input":[]}
            {"name":"a","language":"python","repositoryUrl":"x"} | `{"type":"string_pattern_mismatch","loc":["body","repositoryUrl"],"msg":"String should match pattern '^(https?://|git@)'","input":"x","ctx":{"pattern":"^(https?://|git@)"}}`
            [] | {"type":"model_attributes_type","loc":["body"],"msg":"Input should be a valid dictionary or object to extract fields from","input":[]}
            {"name": | {"type":"json_invalid","loc":["body",8],"msg":"JSON decode error","input":{},"ctx":{"error":"Unexpected end-of-input within/between Object entries"}}
            `` | {"type":"missing","loc":["body"],"msg":"Field required","input":null}
            """)
    void aBadProjectIsReportedAsFastApiDoes(String body, String expected) throws Exception {
        assertJson(json("POST /projects", body), expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            [] | 1 | {"type":"too_short","loc":["body","messages"],"msg":"List should have at least 1 item after validation, not 0","input":[],"ctx":{"actual_length":0,"field_type":"List","min_length":1}}
            ["x"] | 1 | {"type":"model_attributes_type","loc":["body","messages",0],"msg":"Input should be a valid dictionary or object to extract fields from","input":"x"}
            [{"role":"user"}] | 1 | {"type":"missing","loc":["body","messages",0,"content"],"msg":"Field required","input":{"role":"user"}}
            [{"role":"user","content":"hi"}] | 2.1 | {"type":"less_than_equal","loc":["body","temperature"],"msg":"Input should be less than or equal to 2","input":2.1,"ctx":{"le":2}}
            [{"role":"user","content":"hi"}] | -1 | {"type":"greater_than_equal","loc":["body","temperature"],"msg":"Input should be greater than or equal to 0","input":-1,"ctx":{"ge":0}}
            [{"role":"user","content":"hi"}] | "hot" | {"type":"float_parsing","loc":["body","temperature"],"msg":"Input should be a valid number, unable to parse string as a number","input":"hot"}
            [{"role":"user","content":"hi"}] | true | {"type":"float_type","loc":["body","temperature"],"msg":"Input should be a valid number","input":true}
            """)
    void aBadCompletionIsReportedAsFastApiDoes(String messages, String temperature, String expected) throws Exception {
        String body = "{\"messages\":%s,\"model\":\"m\",\"provider\":\"openai\",\"temperature\":%s}"
                .formatted(messages, temperature);

        assertJson(json("POST /llm/complete", body), expected);
    }

    @Test
    void onlyThePlannedProvidersAreAsked() {
        String body = "{\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}],\"model\":\"m\",\"provider\":\"google\"}";

        assertThat(json("POST /llm/complete", body).violations())
                .extracting(Violation::msg)
                .containsExactly("Input should be 'openai' or 'anthropic'");
    }

    @Test
    void aFieldThatIsNotAllowedIsReported() throws Exception {
        Contract strict = Contract.parse(CONTRACT.json()
                .replace("\"title\": \"ContextDuplicate\"", "\"title\": \"C\", \"additionalProperties\": false"));
        Request request = new Request(
                Map.of("context_id", ID), Map.of(), new Request.Body.Json("{\"name\":\"copy\",\"more\":7}"));

        assertJson(strict.check(strict.endpoint("POST /contexts/{id}/duplicate").orElseThrow(), request), """
                {"type":"extra_forbidden","loc":["body","more"],"msg":"Extra inputs are not permitted","input":7}""");
    }

    @Test
    void limitsOfLengthHoldToTheLetter() {
        assertThat(project("n".repeat(100), "d".repeat(1000)).violations()).isEmpty();
        assertThat(project("n".repeat(101), "d".repeat(1001)).violations())
                .extracting(Violation::msg)
                .containsExactly(
                        "String should have at most 100 characters", "String should have at most 1000 characters");
    }

    private static CheckedRequest project(String name, String description) {
        return json(
                "POST /projects",
                "{\"name\":\"%s\",\"description\":\"%s\",\"language\":\"python\"}".formatted(name, description));
    }

    @ParameterizedTest
    @ValueSource(strings = {"user@mobius.test", "first.last+tag@sub.example.com", "x@y.example"})
    void addressesOfTestAccountsAreValid(String email) {
        assertThat(json("POST /auth/login", "{\"email\":\"%s\",\"password\":\"x\"}".formatted(email))
                        .violations())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "@", "a@", "@b.example", "a@b", "a@b..example", "a b@c.example", "a@b@c.example"})
    void whatIsNoAddressIsNotValid(String email) {
        assertThat(json("POST /auth/login", "{\"email\":\"%s\",\"password\":\"x\"}".formatted(email))
                        .violations())
                .extracting(Violation::loc)
                .containsExactly(List.of("body", "email"));
    }

    @Test
    void anAddressWithoutItsSignIsReported() throws Exception {
        assertJson(json("POST /auth/login", "{\"email\":\"someone\",\"password\":\"x\"}"), """
                {"type":"value_error","loc":["body","email"],"msg":"value is not a valid email address: it needs the form name@domain.","input":"someone","ctx":{"reason":"it needs the form name@domain."}}""");
    }

    @Test
    void aShortPasswordIsRefusedAtRegistrationOnly() {
        String body = "{\"email\":\"a@b.example\",\"password\":\"short\",\"name\":\"Ada\"}";

        assertThat(json("POST /auth/login", body).isValid()).isTrue();
        assertThat(json("POST /auth/register", body).violations())
                .extracting(Violation::loc)
                .containsExactly(List.of("body", "password"));
    }

    @Test
    void whatAnUpdateLeavesOutOrSetsToNullIsValid() {
        Request request = new Request(
                Map.of("context_id", ID), Map.of(), new Request.Body.Json("{\"name\":null,\"more\":\"ignored\"}"));

        assertThat(CONTRACT.check(endpoint("PATCH /contexts/{id}"), request).isValid())
                .isTrue();
    }

    @Test
    void allViolationsAreReportedAtOnce() {
        Request request = new Request(
                Map.of("context_id", "x"), Map.of(), new Request.Body.Json("{\"name\":\"\",\"version\":1}"));

        assertThat(CONTRACT.check(endpoint("PATCH /contexts/{id}"), request).violations())
                .extracting(Violation::loc)
                .containsExactly(List.of("body", "name"), List.of("body", "version"));
    }

    @Test
    void aFormIsHeldAgainstItsFields() {
        Endpoint upload = endpoint("POST /contexts/import");
        Request whole = form(Map.of("file", "context.json", "projectId", ID));

        assertThat(CONTRACT.check(upload, whole).isValid()).isTrue();
        assertThat(CONTRACT.check(upload, form(Map.of("projectId", ""))).violations())
                .extracting(violation -> violation.loc() + " " + violation.type())
                .containsExactly("[body, projectId] string_too_short", "[body, file] missing");
    }

    @Test
    void manyThreadsMayCheckAtOnce() {
        long invalid = IntStream.range(0, 4_000)
                .parallel()
                .filter(i -> !json(
                                "POST /projects",
                                "{\"name\":\"a\",\"language\":\"%s\"}".formatted(i % 4 == 0 ? "perl" : "python"))
                        .isValid())
                .count();

        assertThat(invalid).isEqualTo(1_000);
    }

    private static CheckedRequest query(String endpoint, Map<String, String> query) {
        return CONTRACT.check(endpoint(endpoint), new Request(Map.of(), query, new Request.Body.None()));
    }

    private static CheckedRequest json(String endpoint, String body) {
        return CONTRACT.check(endpoint(endpoint), new Request(Map.of(), Map.of(), new Request.Body.Json(body)));
    }

    private static Request form(Map<String, String> fields) {
        return new Request(Map.of(), Map.of(), new Request.Body.Form(fields));
    }

    private static Endpoint endpoint(String name) {
        return CONTRACT.endpoint(name).orElseThrow();
    }

    private static void assertJson(CheckedRequest checked, String expected) throws JsonProcessingException {
        assertThat(checked.violations()).hasSize(1);
        assertThat(MAPPER.readTree(
                        MAPPER.writeValueAsString(checked.violations().get(0))))
                .isEqualTo(MAPPER.readTree(expected));
    }
}
