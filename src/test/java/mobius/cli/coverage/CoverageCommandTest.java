package mobius.cli.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import mobius.cli.PlainErrors;
import mobius.cli.PlainUsage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CoverageCommandTest {

    /** Of the sign-in journey alone, and so covered whatever other journeys come to do. */
    private static final String COVERED = """
            {"openapi": "3.1.0", "paths": {
              "/health": {"get": {}}, "/api/v1/auth/login": {"post": {}}, "/api/v1/auth/me": {"get": {}}}}""";

    private static final String NO_METRICS =
            "http_requests_total{handler=\"/metrics\",method=\"GET\",status=\"2xx\"} 1.0\n";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private final HttpServer server;

    CoverageCommandTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aDocumentWhoseEndpointsAreAllInJourneysIsCovered(@TempDir Path folder) throws IOException {
        String file = write(folder, COVERED);
        assertThat(coverage(file)).isZero();
        assertThat(out.toString())
                .startsWith(file + ": 3 of 3 endpoints covered, 100 %")
                .containsPattern("\n  POST    /api/v1/auth/login  .*find-context, .*sign-in")
                .containsPattern("\n  GET     /health             .*sign-in")
                .containsPattern(
                        "\nSent by journeys, and unknown to " + file + ":\n(.*\n)*  POST    /api/v1/contexts ");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void anEndpointThatIsAddedToTheContractIsNamed(@TempDir Path folder) throws IOException {
        ObjectNode contract =
                (ObjectNode) new ObjectMapper().readTree(Files.readString(Path.of("config/openapi.json")));
        contract.withObjectProperty("paths")
                .withObjectProperty("/api/v1/billing/{invoice_id}")
                .withObjectProperty("get");
        String file = write(folder, contract.toString());
        assertThat(coverage(file)).isEqualTo(2);
        List<String> named = notCovered();
        assertThat(named)
                .contains("  GET     /api/v1/billing/{id}             NOT COVERED, and unknown to config/openapi.json")
                .hasSize(1 + uncoveredInTheContract());
    }

    @Test
    void theContractIsTheDocumentWhereNoneIsNamed() {
        assertThat(coverage()).isIn(0, 2);
        assertThat(out.toString())
                .startsWith("config/openapi.json: ")
                .containsPattern("POST +/api/v1/contexts +author-context")
                .doesNotContain("NOT COVERED, and unknown");
    }

    @Test
    void aPlatformsUrlStandsForThatOfItsDocument() {
        serve("/api/v1/openapi.json", COVERED);
        serve("/metrics", NO_METRICS);
        assertThat(coverage(url())).isZero();
        assertThat(out.toString())
                .startsWith(url() + "/api/v1/openapi.json: 3 of 3 endpoints covered, 100 %")
                .contains(url() + "/metrics, hidden from the document: none");
    }

    @Test
    void aPrefixOfThePlatformsOwnIsThatOfTheSettings() {
        serve("/v2/openapi.json", COVERED.replace("/api/v1", "/v2"));
        serve("/metrics", NO_METRICS);
        System.setProperty("mobius.target.api-prefix", "/v2");
        try {
            assertThat(coverage(url())).isZero();
        } finally {
            System.clearProperty("mobius.target.api-prefix");
        }
    }

    @Test
    void aRouteThatThePlatformHidesIsNamedFromItsMetrics() {
        serve("/openapi.json", COVERED);
        serve("/metrics", """
                http_requests_total{handler="/api/v1/admin/{user_id}",method="DELETE",status="2xx"} 1.0
                http_requests_total{handler="/api/v1/projects",method="GET",status="2xx"} 1.0
                http_requests_total{handler="/api/v1/projects",method="OPTIONS",status="2xx"} 1.0
                http_requests_total{handler="/health",method="GET",status="5xx"} 1.0
                http_requests_total{handler="/metrics",method="GET",status="2xx"} 1.0
                http_requests_total{handler="/api/v1/openapi.json",method="GET",status="2xx"} 1.0
                http_requests_total{handler="none",method="GET",status="4xx"} 1.0
                """);
        assertThat(coverage(url() + "/openapi.json")).isEqualTo(2);
        assertThat(out.toString()).contains(url() + """
                        /metrics, hidden from the document: 1 of 2 endpoints covered, 50 %
                          DELETE  /api/v1/admin/{id}  NOT COVERED, and unknown to config/openapi.json
                          GET     /api/v1/projects    author-context, browse-projects""");
    }

    @Test
    void metricsWithoutTheCounterOfRoutesAreNotMetricsWithoutHiddenRoutes(@TempDir Path folder) throws IOException {
        serve("/metrics", "process_cpu_seconds_total 1.0\n");
        assertThat(coverage(write(folder, COVERED), "--metrics", url() + "/metrics"))
                .isEqualTo(1);
        assertThat(told()).startsWith(url() + "/metrics has no http_requests_total");
    }

    @Test
    void successfulRequestsWithoutARouteAreCounted() {
        serve("/openapi.json", COVERED);
        serve("/metrics", NO_METRICS + """
                http_requests_total{handler="none",method="GET",status="2xx"} 1200.0
                http_requests_total{handler="none",method="GET",status="4xx"} 7.0
                http_requests_total{handler="none",method="OPTIONS",status="2xx"} 5.0
                """);
        assertThat(coverage(url() + "/openapi.json")).isZero();
        assertThat(out.toString()).contains("/metrics: 1,200 successful requests have no route (handler=\"none\")");
    }

    @Test
    void pathItemsBehindReferencesAreEndpoints() {
        assertThat(coverage(reference("local-ref.json"))).isEqualTo(2);
        assertThat(out.toString())
                .startsWith(reference("local-ref.json") + ": 18 of 20 endpoints covered, 90 %")
                .contains("  GET     /api/v1/billing/invoices", "  POST    /api/v1/billing/invoices");
    }

    @Test
    void pathItemsInAnotherFileAreEndpoints() {
        assertThat(coverage(reference("file-ref.json"))).isEqualTo(2);
        assertThat(out.toString())
                .startsWith(reference("file-ref.json") + ": 18 of 20 endpoints covered, 90 %")
                .contains("  POST    /api/v1/billing/invoices");
    }

    @Test
    void aDocumentOfReferencesAloneHasEndpoints() {
        assertThat(coverage(reference("all-by-ref.json"))).isZero();
        assertThat(out.toString()).startsWith(reference("all-by-ref.json") + ": 1 of 1 endpoints covered, 100 %");
    }

    @Test
    void aServersReferencesAreFollowedOnTheSameHost() throws IOException {
        serve("/docs/openapi.json", Files.readString(Path.of(reference("file-ref.json"))));
        serve("/docs/invoices.json", Files.readString(Path.of(reference("invoices.json"))));
        assertThat(coverage(url() + "/docs/openapi.json")).isEqualTo(2);
        assertThat(out.toString()).contains(": 18 of 20 endpoints covered");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://other.invalid/x.json", "file:///etc/hostname", "http://127.0.0.1:1/x.json"})
    void aServersReferencesLeadToNoOtherHostAndToNoFile(String elsewhere) {
        serve(
                "/openapi.json",
                COVERED.replace("\"/health\": {\"get\": {}}", "\"/health\": {\"$ref\": \"%s\"}".formatted(elsewhere)));
        assertThat(coverage(url() + "/openapi.json")).isEqualTo(1);
        assertThat(told())
                .startsWith(url() + "/openapi.json has the path /health, which refers to " + elsewhere)
                .contains("is not read, because it is on another host than the document");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"$ref": "#/paths/~1a"} | whose references are circular, the last one to #/paths/~1a
            {"$ref": "#/components/pathItems/None"} | which refers to #/components/pathItems/None, which does not exist
            {"$ref": "#anchor"} | which refers to #anchor, which is not a JSON pointer
            {"$ref": "missing.json"} | which refers to missing.json
            {"$ref": "::"} | which refers to ::
            7 | which is not an object
            """)
    void aReferenceThatCannotBeFollowedIsNamed(String item, String what, @TempDir Path folder) throws IOException {
        String file = write(folder, "{\"openapi\": \"3.1.0\", \"paths\": {\"/a\": " + item + "}}");
        assertThat(coverage(file)).isEqualTo(1);
        assertThat(told()).startsWith(file + " has the path /a, " + what);
    }

    @Test
    void whatCouldBeAnOperationIsNotLeftOut(@TempDir Path folder) throws IOException {
        String file = write(folder, COVERED.replace("\"get\"", "\"GET\""));
        assertThat(coverage(file)).isEqualTo(1);
        assertThat(told())
                .startsWith(file + " has \"GET\" in the path /health, which is not an operation of OpenAPI 3");
    }

    @Test
    void theMethodsOfOpenApi32AreOperations(@TempDir Path folder) throws IOException {
        String file = write(folder, """
                {"openapi": "3.2.0", "paths": {"/a": {"x-note": 1, "query": {}, "additionalOperations": {"COPY": {}}}}}""");
        assertThat(coverage(file)).isEqualTo(2);
        assertThat(out.toString()).contains(": 0 of 2 endpoints", "  COPY    /a", "  QUERY   /a");
    }

    @Test
    void aPathWithASlashAtItsEndIsTheSameEndpoint() throws IOException {
        String slashed = Path.of("src/test/resources/mobius/cases/trailing-slash/slash.json")
                .toString();
        String plain = Files.readString(Path.of(slashed));
        assertThat(plain).contains("/api/v1/projects/\"");
        assertThat(coverage(slashed)).isZero();
        assertThat(out.toString()).startsWith(slashed + ": 18 of 18 endpoints covered, 100 %");
    }

    @Test
    void aPathThatIsThereWithAndWithoutASlashIsOneEndpoint(@TempDir Path folder) throws IOException {
        String file = write(folder, COVERED.replace("\"/health\": {", "\"/health/\": {\"get\": {}}, \"/health\": {"));
        assertThat(coverage(file)).isZero();
        assertThat(out.toString()).startsWith(file + ": 3 of 3 endpoints");
    }

    @Test
    void aByteOrderMarkIsPassedOver(@TempDir Path folder) throws IOException {
        assertThat(coverage(write(folder, "\uFEFF" + COVERED))).isZero();
        assertThat(out.toString()).contains(": 3 of 3 endpoints covered");
    }

    @Test
    void bytesThatAreNoUtf8AreNamedByTheirPlace(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("latin-1.json");
        Files.write(file, "{\n \"title\": \"f\u00fcr\"}".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(coverage(file.toString())).isEqualTo(1);
        assertThat(told())
                .isEqualTo(file + " is not UTF-8: byte 0xFC at line 2, byte 13 of the line; save it as UTF-8");
    }

    @Test
    void metricsThatNobodyAskedForMayBeMissing() {
        serve("/openapi.json", COVERED);
        assertThat(coverage(url() + "/openapi.json")).isZero();
        assertThat(err.toString().strip())
                .isEqualTo(url()
                        + "/metrics answers with status 404 (<h1>404 Not Found</h1>No context found for request);"
                        + " routes that the document hides are not known");
    }

    @Test
    void metricsThatAreNamedMustBeThere(@TempDir Path folder) throws IOException {
        String file = write(folder, COVERED);
        assertThat(coverage(file, "--metrics", url() + "/metrics")).isEqualTo(1);
        assertThat(told()).startsWith(url() + "/metrics answers with status 404");
    }

    @Test
    void metricsThatAreNoneAreNamed(@TempDir Path folder) throws IOException {
        serve("/metrics", "<html></html>\n");
        assertThat(coverage(write(folder, COVERED), "--metrics", url() + "/metrics"))
                .isEqualTo(1);
        assertThat(told()).startsWith(url() + "/metrics ").doesNotContain("\tat ");
    }

    @Test
    void aPageOfHtmlIsNoDocument() {
        serve("/docs", "<!doctype html><title>Swagger</title>");
        assertThat(coverage(url() + "/docs")).isEqualTo(1);
        assertThat(told())
                .isEqualTo(url()
                        + "/docs is HTML or XML, not an OpenAPI document; name an OpenAPI 3 document in JSON, which"
                        + " FastAPI serves at /openapi.json or behind its API prefix");
    }

    @Test
    void whatDoesNotAnswerIsNamed() throws IOException {
        String nobody;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = "http://127.0.0.1:" + socket.getLocalPort();
        }
        assertThat(coverage(nobody + "/openapi.json")).isEqualTo(1);
        assertThat(told()).startsWith(nobody + "/openapi.json refuses the connection");
    }

    @Test
    void aFileThatIsNotThereIsNamed(@TempDir Path folder) {
        Path missing = folder.resolve("openapi.json");
        assertThat(coverage(missing.toString())).isEqualTo(1);
        assertThat(told())
                .isEqualTo(missing + " is not a file; name a file, or a URL that begins with http:// or https://");
    }

    private int coverage(String... arguments) {
        return new CommandLine(new CoverageCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err, true))
                .setParameterExceptionHandler(new PlainUsage())
                .setExecutionExceptionHandler(new PlainErrors())
                .execute(arguments);
    }

    /** The first line of what went wrong; the second one points at the help. */
    private String told() {
        assertThat(out.toString()).isEmpty();
        return err.toString().lines().findFirst().orElseThrow();
    }

    private List<String> notCovered() {
        return out.toString()
                .lines()
                .filter(line -> line.contains("NOT COVERED"))
                .toList();
    }

    private int uncoveredInTheContract() {
        out.getBuffer().setLength(0);
        coverage();
        return notCovered().size();
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void serve(String path, String text) {
        server.createContext(path, exchange -> {
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    private static String reference(String name) {
        return Path.of("src/test/resources/mobius/cases/openapi-path-ref", name).toString();
    }

    private static String write(Path folder, String document) throws IOException {
        return Files.writeString(folder.resolve("document.json"), document).toString();
    }
}
