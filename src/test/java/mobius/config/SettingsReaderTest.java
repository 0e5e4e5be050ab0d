package mobius.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import mobius.budget.ExampleBudgets;
import mobius.budget.Percentile;
import mobius.budget.Severity;
import mobius.config.hocon.Region;
import mobius.config.hocon.Secret;
import mobius.reference.settings.Dialect;
import mobius.reference.settings.ServiceTime;
import mobius.reference.settings.TargetSettings;
import mobius.workload.Ramp;
import mobius.workload.Stage;
import mobius.workload.TrafficMix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsReaderTest {

    private final Attempt attempt;

    SettingsReaderTest(@TempDir Path folder) {
        attempt = new Attempt(folder);
    }

    @Test
    void withoutAnyWordItIsTheQuickProfileOnTheEmbeddedTarget() {
        Settings settings = SettingsReader.read(Map.of(), Map.of());
        assertThat(settings.environment()).isEqualTo("embedded");
        assertThat(settings.profile()).isEqualTo("quick");
        assertThat(settings.isEmbedded()).isTrue();
        assertThat(settings.seed()).isEqualTo(20260101);
        assertThat(settings.scale()).isEqualTo(1);
        assertThat(settings.platformBuild()).isEmpty();
    }

    @Test
    void thePlatformIsWhereTheEnvironmentSays() {
        PlatformSettings target = attempt.property("mobius.environment", "local")
                .variable("MOBIUS_PASSWORD", "x")
                .settings()
                .target();
        assertThat(target.baseUrl()).contains(URI.create("http://localhost:8000"));
        assertThat(target.apiPrefix()).isEqualTo("/api/v1");
        assertThat(target.region()).isEqualTo(Region.US_EAST_1);
        assertThat(target.answerWithin()).isEqualTo(Duration.ofSeconds(10));
        assertThat(target.timeouts().files()).isEqualTo(Duration.ofSeconds(30));
        assertThat(target.limits()).isEqualTo(new RateLimits(new RateLimit(60, 1000), new RateLimit(60, 1000), false));
    }

    @Test
    void theStagesLastAsLongAsTheProfileSays() {
        LoadSettings load = attempt.settings().plan("load");
        assertThat(load.peakRequestsPerSecond()).isEqualTo(60);
        assertThat(load.thinkTime()).isEqualTo(Duration.ofSeconds(1));
        assertThat(load.stages())
                .containsExactly(
                        new Stage("ramp-up", Duration.ofSeconds(10), 0, 1, false),
                        new Stage("settle", Duration.ofSeconds(10), 1, 1, false),
                        new Stage("peak", Duration.ofSeconds(30), 1, 1, true),
                        new Stage("ramp-down", Duration.ofSeconds(5), 1, 0, false));
    }

    @Test
    void theFullProfileOffersThePlatformsTarget() {
        Settings full = attempt.property("mobius.profile", "full").settings();
        assertThat(full.plan("load").peakRequestsPerSecond()).isEqualTo(1000);
        assertThat(full.plan("load").thinkTime()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void theScaleMultipliesTheRateAndNothingElse() {
        Settings half = attempt.property("mobius.scale", "0.5").settings();
        TrafficMix mix = new TrafficMix(Map.of("sign-in", new TrafficMix.Share(1, 4)));
        assertThat(half.workload(half.plan("load"), mix).peakRequestsPerSecond())
                .isEqualTo(30);
        assertThat(half.plan("load").peakRequestsPerSecond()).isEqualTo(60);
        assertThat(half.plan("load").stages().get(2).duration()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void whatAPlanDoesNotSayItselfIsAsInTheMainOne() {
        Settings settings = attempt.property("mobius.load.think-time", "3 s").settings();
        assertThat(settings.plan("stress").thinkTime()).isEqualTo(Duration.ofSeconds(3));
        assertThat(settings.plan("smoke").thinkTime()).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void onlyASoakHasAWarmUpConstant() {
        Settings settings =
                attempt.property("mobius.soak.warm-up-constant", "15 s").settings();
        assertThat(settings.plan("soak").warmUpConstant()).contains(Duration.ofSeconds(15));
        assertThat(settings.plan("load").warmUpConstant()).isEmpty();
    }

    @Test
    void aJourneyMayHaveARampOfItsOwnWithinAStage() {
        Stage rise = attempt.settings().plan("spike").stages().get(3);
        assertThat(rise.loadOf("author-context")).isEqualTo(new Ramp(1, 5));
        assertThat(rise.loadOf("find-context")).isEqualTo(new Ramp(1, 1));
        assertThat(rise.highest()).isEqualTo(new Ramp(1, 5));
    }

    @Test
    void usersWhoThinkSendTheirNumberDividedByTheThinkTime() {
        Settings settings = attempt.property("mobius.load.think-time", "4 s").settings();
        assertThat(settings.plan("graduated").peakRequestsPerSecond()).isEqualTo(25);
    }

    @Test
    void geometricStepsEachSettleBeforeTheyAreMeasured() {
        attempt.property("mobius.capacity.steps.from", "1")
                .property("mobius.capacity.steps.to", "2.25")
                .property("mobius.capacity.steps.factor", "1.5");
        assertThat(attempt.settings().plan("capacity").stages())
                .containsExactly(
                        new Stage("settle at 1.00x", Duration.ofSeconds(2), 1, 1, false),
                        new Stage("1.00x", Duration.ofSeconds(8), 1, 1, true),
                        new Stage("settle at 1.50x", Duration.ofSeconds(2), 1.5, 1.5, false),
                        new Stage("1.50x", Duration.ofSeconds(8), 1.5, 1.5, true),
                        new Stage("settle at 2.25x", Duration.ofSeconds(2), 2.25, 2.25, false),
                        new Stage("2.25x", Duration.ofSeconds(8), 2.25, 2.25, true));
    }

    @Test
    void journeysComeInTheOrderOfTheirNamesAndTheWeightZeroLeavesOneOut() {
        Settings settings =
                attempt.property("mobius.load.weights.find-context", "0").settings();
        assertThat(settings.plan("load").weights())
                .contains(entry("author-context", 15.0), entry("browse-projects", 35.0), entry("sign-in", 10.0))
                .doesNotContainKey("find-context");
        assertThat(settings.plan("load").weights().keySet().stream()).isSorted();
    }

    /** As it was written, and as it arrives when Maven or a shell has taken the quotes away. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "[\"GET /projects\", \"GET /contexts/{id}\"]",
                "[GET /projects, GET /contexts/{id}]",
                "[ GET /contexts/{id},GET /projects ]"
            })
    void aListOnTheCommandLineNeedsNoQuotes(String list) {
        assertThat(attempt.property("mobius.budgets.critical", list)
                        .settings()
                        .budgets()
                        .critical())
                .containsExactlyInAnyOrder("GET /projects", "GET /contexts/{id}");
    }

    @Test
    void whatIsNoListIsNotTakenForOne() {
        assertThat(attempt.property("mobius.budgets.critical", "[GET /contexts/{id},]")
                        .problems())
                .containsExactly(
                        "mobius.budgets.critical cannot be read as a list (-Dmobius.budgets.critical); write one in"
                                + " brackets, for example [GET /projects, POST /contexts/{id}]; quotes are not needed");
    }

    @Test
    void budgetsHaveTheirUnits() {
        var budgets = attempt.settings().budgets();
        assertThat(budgets.errorRate().value()).isEqualTo(0.001);
        assertThat(budgets.totalLatency()).containsExactly(entry(Percentile.P95, Duration.ofMillis(200)));
        assertThat(budgets.requests().get("GET /contexts/search"))
                .containsEntry(Percentile.P50, Duration.ofMillis(50))
                .containsEntry(Percentile.P99, Duration.ofMillis(300));
        assertThat(budgets.inTotal("POST /llm/stream")).isFalse();
        assertThat(budgets.critical()).hasSize(5).contains("POST /contexts");
    }

    @Test
    void thePlatformAndItsSeverityMatrixHaveBudgetsToo() {
        var budgets = attempt.settings().budgets();
        assertThat(budgets.platform()).isEqualTo(ExampleBudgets.PLATFORM);
        assertThat(budgets.severity()).isEqualTo(ExampleBudgets.SEVERITY);
    }

    @Test
    void aRowThatRefersToABudgetFollowsIt() {
        var severity = attempt.property("mobius.budgets.platform.cache-hits", "90 %")
                .settings()
                .budgets()
                .severity();
        assertThat(severity.cacheHits().of(89)).isEqualTo(Severity.P2);
        assertThat(severity.throughput()).isEqualTo(ExampleBudgets.SEVERITY.throughput());
    }

    @Test
    void everyEndpointGetsTheServiceTimeOfItsClass() {
        EmbeddedSettings embedded = attempt.settings().embedded();
        assertThat(embedded.serviceTimes())
                .containsEntry("GET /health", new ServiceTime(Duration.ofNanos(500_000), Duration.ofMillis(1)))
                .containsEntry("GET /contexts/{id}", new ServiceTime(Duration.ofMillis(8), Duration.ofMillis(25)));
        assertThat(embedded.streamTimes().chunk())
                .isEqualTo(new ServiceTime(Duration.ofMillis(15), Duration.ofMillis(40)));
    }

    @Test
    void theReferenceTargetTakesItsShareOfTheSettings() {
        TargetSettings target = attempt.settings().referenceTarget(new Secret("made up"));
        assertThat(target.port()).isZero();
        assertThat(target.seed()).isEqualTo(20260101);
        assertThat(target.pool())
                .isEqualTo(new TargetSettings.Pool(30, 300, Duration.ofSeconds(30), TargetSettings.Overflow.ERROR));
        assertThat(target.http()).isEqualTo(new TargetSettings.Http(1, Duration.ofSeconds(5), List.of()));
        assertThat(target.dialect()).isEqualTo(Dialect.CLIENT);
        assertThat(target.heartbeat())
                .isEqualTo(new TargetSettings.Heartbeat(Duration.ofSeconds(25), Duration.ofSeconds(20)));
        assertThat(target.rateLimits().exemptAddresses()).containsExactlyInAnyOrder("127.0.0.1", "::1");
        assertThat(target.toString()).doesNotContain("made up");
    }

    @Test
    void theShapesAndTheOverloadOfTheReferenceTargetComeByName() {
        EmbeddedSettings embedded = attempt.property("mobius.embedded.dialect", "guideline")
                .property("mobius.embedded.pool.overflow", "shed")
                .property("mobius.embedded.allowed-hosts", "[localhost, \"*.mobius.ai\"]")
                .property("mobius.embedded.keep-alive", "1 minute")
                .settings()
                .embedded();
        assertThat(embedded.dialect()).isEqualTo(Dialect.GUIDELINE);
        assertThat(embedded.pool().overflow()).isEqualTo(TargetSettings.Overflow.SHED);
        assertThat(embedded.http().allowedHosts()).containsExactly("localhost", "*.mobius.ai");
        assertThat(embedded.http().keepAlive()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void faultsComeByName() {
        Settings settings = attempt.property("mobius.embedded.faults", "[slow-search, silent]")
                .settings();
        assertThat(settings.embedded().faults()).extracting("class.simpleName").containsExactly("SlowSearch", "Silent");
    }

    @Test
    void aLaterLayerWins() {
        attempt.write(
                        "environments/mine.conf",
                        "mobius { target.base-url = \"http://a\", load.think-time = 2 s, seed = 2 }")
                .write("profiles/mine.conf", "mobius { load.think-time = 3 s, seed = 3 }")
                .property("mobius.environment", "mine")
                .property("mobius.profile", "mine")
                .property("mobius.seed", "4")
                .variable("MOBIUS_PASSWORD", "x");
        Settings settings = attempt.settings();
        assertThat(settings.target().baseUrl()).contains(URI.create("http://a"));
        assertThat(settings.plan("load").thinkTime()).isEqualTo(Duration.ofSeconds(3));
        assertThat(settings.seed()).isEqualTo(4);
        assertThat(settings.plan("load").peakRequestsPerSecond()).isEqualTo(1000);
    }

    @Test
    void aTargetThatHasStartedIsFoundAtItsUrl() {
        Settings settings = attempt.settings().withTargetAt(URI.create("http://127.0.0.1:4711"));
        assertThat(settings.target().baseUrl()).contains(URI.create("http://127.0.0.1:4711"));
    }

    @Test
    void theViewForFilesHasEverySettingWithItsType() {
        Map<String, Object> redacted =
                attempt.property("mobius.scale", "2").settings().redacted();
        assertThat(redacted)
                .containsEntry("environment", "embedded")
                .containsEntry("scale", 2)
                .containsEntry("seed", 20260101);
        assertThat(redacted.toString()).contains("think-time=1 s", "build=null");
    }

    @ParameterizedTest
    @CsvSource({
        "embedded,quick", "embedded,nightly", "embedded,full",
        "local,quick", "local,nightly", "local,full",
        "staging,quick", "staging,nightly", "staging,full",
        "production,quick", "production,nightly", "production,full"
    })
    void everyEnvironmentGoesWithEveryProfile(String environment, String profile) {
        Settings settings = attempt.property("mobius.environment", environment)
                .property("mobius.profile", profile)
                .property("mobius.production.acknowledge", environment)
                .variable("MOBIUS_PASSWORD", "x")
                .settings();
        assertThat(settings.environment()).isEqualTo(environment);
        assertThat(settings.profile()).isEqualTo(profile);
        assertThat(settings.target().baseUrl().isPresent()).isEqualTo(!environment.equals("embedded"));
    }
}
