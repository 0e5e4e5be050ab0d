package mobius.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import mobius.production.FakePrometheus;
import mobius.run.ExampleFolder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code mix} and {@code parity}. */
@ResourceLock(Resources.SYSTEM_OUT)
@ResourceLock(Resources.SYSTEM_ERR)
class ProductionCommandsTest {

    @RegisterExtension
    private final Console console = new Console();

    private final FakePrometheus prometheus;
    private final Path profiles;
    private final Path run;

    ProductionCommandsTest(@TempDir Path folder) throws IOException {
        prometheus = new FakePrometheus();
        profiles = folder.resolve("profiles");
        run = Files.createDirectories(folder.resolve("run"));
    }

    @AfterEach
    void close() {
        prometheus.close();
    }

    @Test
    void theMixIsWrittenAndTold() throws IOException {
        prometheus.serve(Map.of(
                "POST /api/v1/auth/login", 1_000.0,
                "GET /api/v1/auth/me", 1_000.0,
                "POST /api/v1/auth/logout", 1_000.0,
                "POST /api/v1/billing", 1_000.0));
        assertThat(mix()).isZero();
        assertThat(profile()).content().contains("sign-in = 100\n", "peak-requests-per-second = 5.333\n", "hour 23");
        assertThat(console.out())
                .contains(
                        "Requests of users: 4,000, of which the journeys reproduce 75.0 %",
                        "Day: the mean of 6 whole days, Z", "Wrote " + profile());
        assertThat(console.out())
                .containsPattern("sign-in +100.00 %")
                .containsPattern("POST /api/v1/billing +25.0 % +0.0 %");
        assertThat(console.err()).isEmpty();
    }

    @Test
    void requestsWithoutARouteAreToldAsAShareAndMakeNoProfileWhenTheyAreMany() throws IOException {
        prometheus.serve(Map.of("POST /api/v1/auth/login", 970.0, "POST none", 30.0));
        assertThat(mix()).isZero();
        String share = "3.0 % of all requests are left out, because they were counted without a route";
        assertThat(console.out()).contains(share);
        assertThat(profile()).content().contains("# " + share);
        prometheus.serve(Map.of("POST /api/v1/auth/login", 500.0, "POST none", 500.0));
        assertThat(mix("--force")).isEqualTo(1);
        assertThat(console.err()).contains("No mix can be derived", "50.0 % of all requests");
    }

    @Test
    void collectionsWithASlashAtTheirEndAreThoseOfTheContract() {
        prometheus.serve(Map.of(
                "POST /api/v1/auth/login/", 1_000.0,
                "GET /api/v1/auth/me/", 1_000.0,
                "POST /api/v1/auth/logout/", 1_000.0));
        assertThat(mix()).isZero();
        assertThat(console.out())
                .contains("of which the journeys reproduce 100.0 %")
                .doesNotContain("unlike");
    }

    @Test
    void aProfileThatIsThereIsKeptUnlessItIsToBeReplaced() throws IOException {
        Files.createDirectories(profiles);
        Files.writeString(profile(), "mine");
        prometheus.serve(Map.of("POST /api/v1/auth/login", 1_000.0));
        assertThat(mix()).isEqualTo(1);
        assertThat(console.err())
                .startsWith(profile() + " already exists; use another --profile, or --force to replace it");
        assertThat(profile()).hasContent("mine");
        assertThat(prometheus.asked()).isEmpty();
        assertThat(mix("--force")).isZero();
        assertThat(profile()).content().contains("ask-model");
    }

    @Test
    void whenPrometheusRefusesNothingIsLost() throws IOException {
        Files.createDirectories(profiles);
        Files.writeString(profile(), "mine");
        prometheus.answer(503, "{\"status\":\"error\",\"errorType\":\"unavailable\",\"error\":\"TSDB not ready\"}");
        assertThat(mix("--force")).isEqualTo(1);
        assertThat(console.err().strip())
                .isEqualTo("Prometheus at " + prometheus.url() + " refuses (status 503, unavailable): TSDB not ready");
        assertThat(profile()).hasContent("mine");
        try (Stream<Path> files = Files.list(profiles)) {
            assertThat(files).containsExactly(profile());
        }
    }

    @Test
    void anEmptyRangeIsExitCode1AndNoProfile() {
        assertThat(mix("--range", "1h", "--until", "2026-01-10T12:00:00Z")).isEqualTo(1);
        assertThat(console.err())
                .contains(
                        "has no requests of users in http_requests_total from 2026-01-10T11:00:00Z to 2026-01-10T12:00:00Z");
        assertThat(profile()).doesNotExist();
    }

    @Test
    void aPeakOfNothingIsExitCode1AndNoProfile() throws IOException {
        ExampleFolder.healthy(run);
        prometheus.serveOutsideAllWindows(Map.of("GET /api/v1/projects", 5.0));
        assertThat(mix()).isEqualTo(1);
        assertThat(parity(run.toString())).isEqualTo(1);
        assertThat(console.err())
                .contains("has no requests of users in any window of 300 s")
                .doesNotContain("\tat ");
        assertThat(profile()).doesNotExist();
        assertThat(console.out()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "--range, soon, 'soon is not a duration; write it like 30m, 12h or 7d'",
        "--range, 0d, '0d is not a duration'",
        "--range, 1m, '--window is longer than --range'",
        "--until, yesterday, 'yesterday is not a time; write it like 2026-01-31T00:00:00Z'",
        "--profile, ../mobius, '--profile ../mobius is not a name'",
        "--selector, job, '--selector job is not a list of label matchers'",
        "--zone, Atlantis, 'Atlantis'",
    })
    void whatCannotBeMeantIsRefused(String option, String value, String complaint) {
        assertThat(mix(option, value)).isEqualTo(1);
        assertThat(console.err()).contains(complaint);
        assertThat(profile()).doesNotExist();
        assertThat(prometheus.asked()).isEmpty();
    }

    @Test
    void aPasswordInTheUrlIsRefusedAndNotRepeated() {
        assertThat(Main.run("mix", "--prometheus", "http://me:battery@127.0.0.1:9", "--folder", profiles.toString()))
                .isEqualTo(1);
        assertThat(console.err())
                .contains("export MOBIUS_PROMETHEUS_PASSWORD=...")
                .doesNotContain("battery");
    }

    @Test
    void aRunThatIsLikeProductionIsExitCode0() throws IOException {
        ExampleFolder.healthy(run);
        prometheus.serve(Map.of("GET /api/v1/projects", 20_000.0));
        assertThat(parity(run.toString())).as(console.out()).isZero();
        assertThat(console.out())
                .contains("GET /projects", "100.0 %", "Difference of the mixes: 0.0 % of the requests");
        assertThat(console.out()).endsWith("The test is like production.\n");
    }

    @Test
    void aRunThatIsUnlikeItIsExitCode3AndSaysWhere() throws IOException {
        ExampleFolder.healthy(run);
        prometheus.serve(Map.of("GET /api/v1/projects", 4_000.0, "GET /api/v1/contexts/search", 16_000.0));
        assertThat(parity(run.toString())).isEqualTo(3);
        assertThat(console.out())
                .contains("The test differs from production:\n")
                .contains("- GET /contexts/search is 80.0 % of production, but the test never requests it.\n");
    }

    @Test
    void whatCannotBeComparedIsExitCode3AndSaysWhatElseIsAlike() throws IOException {
        ExampleFolder.healthy(run);
        prometheus.serveWithoutTimes(Map.of("GET /api/v1/projects", 20_000.0));
        assertThat(parity(run.toString())).isEqualTo(3);
        assertThat(console.out())
                .contains("Similar to production: the mix, the failures, the rate; not everything was compared:\n"
                        + "- The times were not compared: ")
                .doesNotContain("The test is like production.");
    }

    @Test
    void aRunThatIsNotThereIsExitCode1() {
        assertThat(parity("nobodys-run")).isEqualTo(1);
        assertThat(console.err()).contains("nobodys-run");
    }

    @Test
    void aPrometheusThatDoesNotTellIsExitCode1() throws IOException {
        ExampleFolder.healthy(run);
        prometheus.answer(200, "<html>");
        assertThat(parity(run.toString())).isEqualTo(1);
        assertThat(console.err()).contains("does not answer like the API of Prometheus");
    }

    private int mix(String... more) {
        return run(Stream.concat(Stream.of("mix", "--folder", profiles.toString()), Stream.of(more)));
    }

    private int parity(String... more) {
        return run(Stream.concat(Stream.of("parity"), Stream.of(more)));
    }

    private int run(Stream<String> arguments) {
        return Main.run(Stream.concat(arguments, Stream.of("--prometheus", prometheus.url()))
                .toArray(String[]::new));
    }

    private Path profile() {
        return profiles.resolve("production.conf");
    }
}
