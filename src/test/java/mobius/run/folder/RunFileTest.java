package mobius.run.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mobius.config.Settings;
import mobius.config.SettingsReader;
import mobius.run.preflight.RunFileFactory;
import mobius.run.preflight.RunPlan;
import mobius.workload.Arrivals;
import mobius.workload.Ramp;
import mobius.workload.Stage;
import mobius.workload.TrafficMix;
import mobius.workload.Workload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFileTest {

    private static final Workload WORKLOAD = new Workload(
            60,
            Duration.ofSeconds(1),
            List.of(
                    new Stage("ramp-up", Duration.ofSeconds(10), 0, 1, false),
                    new Stage(
                            "spike", Duration.ofSeconds(30), new Ramp(1, 1), Map.of("sign-in", new Ramp(1, 5)), true)),
            new TrafficMix(Map.of("sign-in", new TrafficMix.Share(10, 4))));

    /** Nothing answers there: what only a platform could tell is then unknown. */
    private static final URI NOBODY = URI.create("http://127.0.0.1:1");

    private final Path file;

    RunFileTest(@TempDir Path folder) {
        this.file = folder.resolve("run.json");
    }

    /** As versions wrote it that knew no other arrivals, so that its digest stays the same. */
    @Test
    void aPlanOfEvenArrivalsDoesNotMentionThem() throws IOException {
        run("nightly").write(file);
        assertThat(Files.readString(file)).doesNotContain("\"arrivals\" : null").doesNotContain("\"poisson\"");
        Workload random = new Workload(60, Duration.ofSeconds(1), WORKLOAD.stages(), WORKLOAD.mix(), Arrivals.POISSON);
        assertThat(RunFile.Plan.of(random, false, Optional.empty()).arrivals()).isEqualTo("poisson");
        assertThat(RunFile.Plan.of(random, false, Optional.empty()).workload()).isEqualTo(random);
    }

    @Test
    void whatIsReadIsWhatWasWritten() throws IOException {
        RunFile written = run("nightly");
        written.write(file);
        assertThat(RunFile.read(file)).isEqualTo(written);
        assertThat(RunFile.read(file).plan().workload()).isEqualTo(WORKLOAD);
    }

    @Test
    void itIsAsDocumented() throws IOException {
        run("quick").write(file);
        String schema = Files.readString(Path.of("docs/schemas/run.schema.json"));
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(schema, InputFormat.JSON)
                        .validate(Files.readString(file), InputFormat.JSON))
                .isEmpty();
    }

    @Test
    void aBuildThatIsNamedIsWorthMoreThanTheVersionOfTheDocument() throws IOException {
        HttpServer platform = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        platform.createContext("/", exchange -> {
            byte[] document = "{\"info\": {\"version\": \"1.4.1\"}}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, document.length);
            exchange.getResponseBody().write(document);
            exchange.close();
        });
        platform.start();
        try {
            URI url = URI.create("http://127.0.0.1:" + platform.getAddress().getPort());
            assertThat(run("quick", WORKLOAD, url).platform().version()).isEqualTo("expected");
            assertThat(run("quick", WORKLOAD, url, Map.of()).platform().version())
                    .isEqualTo("1.4.1");
        } finally {
            platform.stop(0);
        }
    }

    @Test
    void noSecretIsInIt() throws IOException {
        run("quick").write(file);
        assertThat(Files.readString(file)).doesNotContain("very-secret");
    }

    @Test
    void runsAreComparableWhenNothingThatMattersDiffers() {
        RunFile.Fingerprints quick = run("quick").fingerprints();
        assertThat(run("quick").fingerprints()).isEqualTo(quick);
        RunFile.Fingerprints slower = run(
                        "quick", new Workload(60, Duration.ofSeconds(2), WORKLOAD.stages(), WORKLOAD.mix()))
                .fingerprints();
        assertThat(slower.plan()).isNotEqualTo(quick.plan());
        assertThat(slower.data()).isEqualTo(quick.data());
    }

    @Test
    void aDamagedFileIsNamedWithTheRemedy() throws IOException {
        Files.writeString(file, "{\"schema\": 1");
        assertThatThrownBy(() -> RunFile.read(file))
                .isInstanceOf(NoVerdict.class)
                .hasMessageContaining(file + " cannot be read (")
                .hasMessageEndingWith("; restore it, or remove it to judge the log without a plan");
    }

    @Test
    void aFileOfAnotherVersionIsNotMistakenForThisOne() throws IOException {
        run("quick").write(file);
        Files.writeString(file, Files.readString(file).replace("\"schema\" : 1", "\"schema\" : 2"));
        assertThatThrownBy(() -> RunFile.read(file))
                .isInstanceOf(NoVerdict.class)
                .hasMessageContaining("has schema 2, and this version reads schema 1");
    }

    private static RunFile run(String profile) {
        return run(profile, WORKLOAD);
    }

    private static RunFile run(String profile, Workload workload) {
        return run(profile, workload, NOBODY);
    }

    private static RunFile run(String profile, Workload workload, URI platform) {
        return run(profile, workload, platform, Map.of("mobius.platform.build", "expected"));
    }

    private static RunFile run(String profile, Workload workload, URI platform, Map<String, String> more) {
        Map<String, String> asked = new HashMap<>(more);
        asked.put("mobius.profile", profile);
        asked.put("mobius.environment", "local");
        Settings settings = SettingsReader.read(
                asked, Map.of("MOBIUS_PASSWORD", "very-secret", "MOBIUS_TOKEN", "very-secret-token"));
        RunPlan offer = new RunPlan(
                "mobius.LoadSimulation",
                "3.15.1",
                false,
                Optional.empty(),
                workload,
                Set.of("GET /health"),
                List.of(),
                100,
                0,
                1,
                1);
        return new RunFileFactory(settings, platform).file("20260101120000000", Instant.EPOCH, offer);
    }
}
