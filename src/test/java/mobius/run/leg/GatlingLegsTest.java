package mobius.run.leg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import mobius.comparison.Comparison;
import mobius.comparison.LegResult;
import mobius.comparison.Side;
import mobius.config.SettingsReader;
import mobius.run.ExampleFolder;
import mobius.run.folder.NoVerdict;
import mobius.run.folder.RunFolder;
import mobius.run.judge.LegJudge;
import mobius.run.judge.RunJudge;
import mobius.run.process.RunRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatlingLegsTest {

    private static final Map<String, String> TWO_PLATFORMS = Map.of(
            "mobius.environment", "local",
            "mobius.compare.before", "http://127.0.0.1:8001",
            "mobius.compare.after", "http://127.0.0.1:8002");
    private static final Map<String, String> ONE_PLATFORM = Map.of(
            "mobius.environment", "staging",
            "mobius.compare.deploy", "./deploy.sh {build}",
            "mobius.compare.before", "v1.1",
            "mobius.compare.after", "v1.2");

    private final Path folder;

    GatlingLegsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void aLegIsASteadyRunOfItsBuildThatIsNotRemembered() {
        assertThat(legs(TWO_PLATFORMS).settingsOf(Side.AFTER))
                .containsEntry("mobius.target.base-url", "http://127.0.0.1:8002")
                .containsEntry("mobius.history.keep", "0")
                .containsEntry("mobius.load.smoke-check", "true")
                .containsEntry(
                        "mobius.load.stages",
                        "[{name=settle,duration=5s,from=1,to=1,measured=false},{name=hold,duration=20s,from=1,to=1,measured=true}]")
                .doesNotContainKey("mobius.platform.build");
    }

    @Test
    void buildsThatAreDeployedShareThePlatformOfTheEnvironment() {
        assertThat(legs(ONE_PLATFORM).settingsOf(Side.BEFORE))
                .containsEntry("mobius.target.base-url", "https://staging.mobius.example")
                .as("what is there is told by the platform")
                .doesNotContainKey("mobius.platform.build");
    }

    @Test
    void aBuildThatChangesBetweenItsLegsEndsTheComparison() {
        ReportedVersions told = new ReportedVersions(legs(ONE_PLATFORM).names());
        told.require(1, Side.BEFORE, "1.1.0");
        told.require(2, Side.AFTER, "1.2.0");
        told.require(3, Side.AFTER, null);
        told.require(4, Side.BEFORE, "1.1.0");
        assertThatThrownBy(() -> told.require(5, Side.AFTER, "1.1.0"))
                .isInstanceOf(NoVerdict.class)
                .hasMessageStartingWith(
                        "leg 5 found another build than the earlier legs of v1.2: the platform reports the version"
                                + " 1.1.0, and reported 1.2.0 before.");
    }

    @Test
    void theSameBuildTwiceIsRefused() {
        assertRefused(with(ONE_PLATFORM, "mobius.compare.after", "v1.1"), "before and after are the same: v1.1");
    }

    @Test
    void buildsThatNobodyHasNamedAreAskedFor() {
        assertRefused(
                Map.of("mobius.environment", "local"),
                "mobius.compare.before is not set; add --before with the base URL of the platform",
                "mobius.compare.after is not set; add --after with the base URL of the platform");
    }

    @Test
    void theEmbeddedTargetIsNotTwoBuilds() {
        assertRefused(Map.of(), "name their environment, for example -Dmobius.environment=local");
    }

    @Test
    void aPlatformThatDoesNotAnswerIsNamedWithItsSetting() throws IOException {
        HttpServer well = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        well.createContext("/health", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        well.start();
        try {
            Map<String, String> settings = with(
                    with(
                            TWO_PLATFORMS,
                            "mobius.compare.before",
                            "http://127.0.0.1:" + well.getAddress().getPort()),
                    "mobius.compare.after",
                    "http://127.0.0.1:1");
            assertRefused(
                    settings,
                    "http://127.0.0.1:1/health refuses the connection; start the platform there, or set"
                            + " mobius.compare.after to its address");
        } finally {
            well.stop(0);
        }
    }

    @Test
    void whatDiffersBesideTheBuildIsRefused() {
        assertRefused(
                with(TWO_PLATFORMS, "mobius.compare.after", "https://192.0.2.1"),
                "encrypts, which takes time; give both the same scheme",
                "is on this machine and the other one is not");
    }

    @Test
    void aComparisonThatCostsTooMuchIsRefused() {
        Map<String, String> priced = new TreeMap<>(TWO_PLATFORMS);
        priced.put("mobius.cost.currency", "EUR");
        priced.put("mobius.cost.price-per-instance-hour", "1");
        priced.put("mobius.cost.instances", "10");
        priced.put("mobius.cost.budget-per-run", "2");
        assertRefused(priced, "the comparison takes up to 15 min 0 s, in which 10 instances cost 2.50 EUR");
    }

    @Test
    void legsThatAreTooShortForAPercentileAreRefused() {
        assertRefused(
                with(TWO_PLATFORMS, "mobius.compare.leg", "1 s"),
                "a leg of 1 s has some 60 responses, but a p95 takes 100; lengthen mobius.compare.leg");
    }

    @Test
    void aFirstLegThatHungIsNotSaidToHaveSentNoLoad() throws IOException {
        Path output =
                Files.writeString(folder.resolve("leg-01.txt"), "The run did not end within 40 s and was stopped.");
        assertThatThrownBy(() -> legs(TWO_PLATFORMS).notRun(Side.BEFORE, output))
                .isInstanceOf(NoVerdict.class)
                .hasMessage("the first leg of the comparison did not finish; the end of its output, in " + output
                        + ":\nThe run did not end within 40 s and was stopped.")
                .hasMessageNotContaining("No load was sent");
    }

    @Test
    void anEndpointThatNoJourneySendsIsRefused() {
        Map<String, String> alone = new TreeMap<>(TWO_PLATFORMS);
        SettingsReader.read(TWO_PLATFORMS, Map.of("MOBIUS_PASSWORD", "for a test"))
                .plan("load")
                .weights()
                .keySet()
                .forEach(journey -> alone.put("mobius.load.weights." + journey, "0"));
        alone.put("mobius.load.weights.find-context", "1");
        alone.put("mobius.compare.endpoints", "[\"POST /contexts\", \"GET /contexts/search\"]");
        assertThatThrownBy(() -> legs(alone).begin(true, Comparison.MOST_LEGS))
                .isInstanceOf(RunRefused.class)
                .hasMessageContaining("no journey with a weight sends POST /contexts, whose p95 decides; remove it from"
                        + " mobius.compare.endpoints, or raise mobius.load.weights.author-context")
                .hasMessageNotContaining("GET /contexts/search");
    }

    @Test
    void anEndpointThatIsSentTooSeldomForAPercentileIsRefused() {
        assertThatThrownBy(() -> legs(with(TWO_PLATFORMS, "mobius.compare.endpoints", "[\"POST /contexts\"]"))
                        .begin(true, Comparison.MOST_LEGS))
                .isInstanceOf(RunRefused.class)
                .message()
                .containsPattern("a leg of 20 s has some \\d+ responses of POST /contexts, but a p95 takes 100; set"
                        + " mobius\\.compare\\.leg to \\d+ s at least, or remove it from mobius\\.compare\\.endpoints");
    }

    @Test
    void aJudgedRunIsALegUnlessAFigureOfItIsMissing() throws IOException {
        RunFolder run = new RunFolder(ExampleFolder.healthy(folder).path());
        LegResult leg = new LegJudge(RunJudge.judge(run, Optional.empty()), List.of("all requests", "GET /health"))
                .judge(Side.BEFORE, "a folder");
        assertThat(leg.p95Millis().get("all requests")).isBetween(19.5, 20.5);
        assertThat(leg.responses()).isEqualTo(200);
        assertThat(leg.failed()).isZero();
        assertThat(leg.doubt())
                .isEqualTo(
                        "There were fewer than 100 responses for the p95 of GET /health: lengthen mobius.compare.leg.");
    }

    private void assertRefused(Map<String, String> settings, String... reasons) {
        assertThatThrownBy(() -> legs(settings).begin(true, Comparison.MOST_LEGS))
                .isInstanceOf(RunRefused.class)
                .satisfies(refusal -> assertThat(refusal.getMessage()).contains(reasons));
    }

    private static Map<String, String> with(Map<String, String> settings, String name, String value) {
        Map<String, String> changed = new TreeMap<>(settings);
        changed.put(name, value);
        return changed;
    }

    private GatlingLegs legs(Map<String, String> properties) {
        return new GatlingLegs(
                SettingsReader.read(properties, Map.of("MOBIUS_PASSWORD", "for a test")), folder, folder);
    }
}
