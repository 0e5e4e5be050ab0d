package mobius.ci;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pipeline in a workspace whose commands only write down how they were called, and end as the test wants it. */
class JenkinsfileTest {

    private static final Path JENKINSFILE = Path.of("Jenkinsfile");
    private static final List<String> SIMULATIONS = List.of("Smoke", "Baseline", "Load", "Stress", "Spike", "Soak");
    private static final List<String> PARAMETERS = List.of(
            "MOBIUS_ENVIRONMENT",
            "MOBIUS_PROFILE",
            "MOBIUS_SIMULATIONS",
            "MOBIUS_BASE_URL",
            "MOBIUS_SCALE",
            "MOBIUS_NOTIFY",
            "MOBIUS_ACCEPT",
            "MOBIUS_REASON");
    private static final String TUESDAY = "2";
    private static final String SUNDAY = "7";

    private final Path folder;
    private final Workspace workspace;

    JenkinsfileTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        this.workspace = new Workspace(folder);
    }

    @Test
    void aNightInTheWeekRunsEverythingButTheSoak() throws IOException {
        JenkinsBuild build = build(Map.of(), TUESDAY);
        assertThat(build.result()).isEqualTo(Result.SUCCESS);
        assertThat(workspace.simulations()).containsExactlyElementsOf(SIMULATIONS.subList(0, 5));
        assertThat(build.stage("Verify")).isEqualTo(Result.SUCCESS);
        assertThat(build.stage("Soak")).isNull();
        assertThat(build.description()).isEqualTo("Smoke: PASS, Baseline: PASS, Load: PASS, Stress: PASS, Spike: PASS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"6", SUNDAY})
    void atTheWeekendItSoaksToo(String day) throws IOException {
        build(Map.of(), day);
        assertThat(workspace.simulations()).containsExactlyElementsOf(SIMULATIONS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"Load; Load", "Soak Smoke; Smoke, Soak", "Spike, Stress; Stress, Spike"})
    void whoAsksForSimulationsGetsThoseOnAnyDay(String asked, String expected) throws IOException {
        build(Map.of("MOBIUS_SIMULATIONS", asked), TUESDAY);
        assertThat(String.join(", ", workspace.simulations())).isEqualTo(expected);
    }

    @Test
    void aSimulationThatDoesNotExistIsNoGreenNight() throws IOException {
        JenkinsBuild build = build(Map.of("MOBIUS_SIMULATIONS", "Loa, Smoke"), TUESDAY);
        assertThat(build.result()).isEqualTo(Result.FAILURE);
        assertThat(workspace.simulations()).isEmpty();
        assertThat(build.steps("error").get(0).arguments().get(0).toString())
                .startsWith("MOBIUS_SIMULATIONS: there is no simulation Loa; known are Smoke,");
    }

    static Stream<Map<String, String>> combinations() {
        return Stream.of("embedded", "staging")
                .flatMap(environment -> Stream.of("nightly", "quick", "full")
                        .flatMap(profile -> Stream.of("", "https://staging.example.com:8443/a?b=c&d")
                                .flatMap(url -> Stream.of("1.0", "0.25")
                                        .map(scale -> Map.of(
                                                "MOBIUS_ENVIRONMENT", environment,
                                                "MOBIUS_PROFILE", profile,
                                                "MOBIUS_BASE_URL", url,
                                                "MOBIUS_SCALE", scale,
                                                "MOBIUS_SIMULATIONS", "Load")))));
    }

    @ParameterizedTest
    @MethodSource("combinations")
    void everyCombinationOfParametersReachesTheSuite(Map<String, String> asked) throws IOException {
        JenkinsBuild build = build(asked, TUESDAY);
        assertThat(build.result()).isEqualTo(Result.SUCCESS);
        Stream<String> always = Stream.of(
                "Load",
                "-Dmobius.environment=" + asked.get("MOBIUS_ENVIRONMENT"),
                "-Dmobius.profile=" + asked.get("MOBIUS_PROFILE"),
                "-Dmobius.scale=" + asked.get("MOBIUS_SCALE"));
        Stream<String> url = Stream.of("-Dmobius.target.base-url=" + asked.get("MOBIUS_BASE_URL"))
                .filter(setting -> !setting.endsWith("="));
        assertThat(workspace.argumentsOf("Load"))
                .containsExactlyElementsOf(Stream.concat(always, url).toList());
        assertThat(build.steps("lock").get(0).named("resource"))
                .isEqualTo("mobius-load-tests-" + asked.get("MOBIUS_ENVIRONMENT"));
    }

    @Test
    void aParameterIsNeverReadAsAScript() throws IOException {
        String hostile = "http://x\"; touch owned; echo \"$(touch owned) `touch owned`";
        build(Map.of("MOBIUS_BASE_URL", hostile, "MOBIUS_SIMULATIONS", "Load"), TUESDAY);
        assertThat(workspace.argumentsOf("Load")).endsWith("-Dmobius.target.base-url=" + hostile);
        assertThat(folder.resolve("owned")).doesNotExist();
    }

    @Test
    void whatProvesNothingMakesTheBuildUnstableAndTheNightGoesOn() throws IOException {
        workspace.endsWith("Baseline", 3);
        JenkinsBuild build = build(Map.of(), TUESDAY);
        assertThat(build.result()).isEqualTo(Result.UNSTABLE);
        assertThat(build.stage("Baseline")).isEqualTo(Result.UNSTABLE);
        assertThat(build.stage("Load")).isEqualTo(Result.SUCCESS);
        assertThat(build.description()).contains("Baseline: INCONCLUSIVE, Load: PASS");
    }

    @ParameterizedTest
    @CsvSource({"2, FAIL", "1, no verdict", "137, no verdict"})
    void whatFailsFailsTheBuildAndLosesNoReportOfTheOthers(int exitCode, String verdict) throws IOException {
        workspace.endsWith("Load", exitCode);
        JenkinsBuild build = build(Map.of(), TUESDAY);
        assertThat(build.result()).isEqualTo(Result.FAILURE);
        assertThat(build.stage("Load")).isEqualTo(Result.FAILURE);
        assertThat(build.stage("Stress")).isEqualTo(Result.SUCCESS);
        assertThat(build.description()).contains("Load: " + verdict + ", Stress: PASS");
        assertThat(published(build))
                .containsExactly(
                        "Smoke: verdict",
                        "Smoke: Gatling",
                        "Baseline: verdict",
                        "Baseline: Gatling",
                        "Load: verdict",
                        "Load: Gatling",
                        "Stress: verdict",
                        "Stress: Gatling",
                        "Spike: verdict",
                        "Spike: Gatling");
    }

    @Test
    void aFailedRunIsWorseThanAnInconclusiveOne() throws IOException {
        workspace.endsWith("Smoke", 3);
        workspace.endsWith("Baseline", 2);
        workspace.endsWith("Load", 3);
        assertThat(build(Map.of(), TUESDAY).result()).isEqualTo(Result.FAILURE);
    }

    @Test
    void aRefusedRunDoesNotPublishTheOneBeforeItAsItsOwn() throws IOException {
        workspace.isRefused("Baseline");
        JenkinsBuild build = build(Map.of("MOBIUS_SIMULATIONS", "Smoke Baseline"), TUESDAY);
        assertThat(build.result()).isEqualTo(Result.FAILURE);
        assertThat(published(build)).containsExactly("Smoke: verdict", "Smoke: Gatling");
    }

    @Test
    void everythingThatARunLeavesIsKept() throws IOException {
        JenkinsBuild build = build(Map.of("MOBIUS_SIMULATIONS", "Load"), TUESDAY);
        assertThat(build.steps("junit"))
                .extracting(step -> step.named("testResults"))
                .containsExactly("target/surefire-reports/*.xml", "target/gatling/load-1/junit.xml");
        assertThat(build.steps("archiveArtifacts"))
                .extracting(step -> step.named("artifacts"))
                .containsExactly("target/gatling/load-1/**", "history/**");
    }

    @Test
    void theSuitesOwnTestsFailWithoutLosingTheNight() throws IOException {
        workspace.mavenEndsWith(1);
        JenkinsBuild build = build(Map.of(), TUESDAY);
        assertThat(build.result()).isEqualTo(Result.FAILURE);
        assertThat(build.stage("Verify")).isEqualTo(Result.FAILURE);
        assertThat(build.stage("Load")).isEqualTo(Result.SUCCESS);
        assertThat(build.steps("junit")).hasSize(6);
    }

    @Test
    void whoAbortsABuildEndsItAndKeepsWhatThereIs() throws IOException {
        Shell aborting = (script, variables) -> {
            Shell.Ended ended = workspace.shell(TUESDAY).run(script, variables);
            if ("Load".equals(variables.get("MOBIUS_SIMULATION"))) {
                throw new JenkinsBuild.Aborted();
            }
            return ended;
        };
        JenkinsBuild build = new JenkinsBuild(parameters(Map.of("MOBIUS_NOTIFY", "team@example.com")), folder, aborting)
                .run(JENKINSFILE);
        assertThat(build.result()).isEqualTo(Result.ABORTED);
        assertThat(build.stage("Stress")).isNull();
        assertThat(published(build)).endsWith("Load: verdict", "Load: Gatling");
        assertThat(build.steps("archiveArtifacts"))
                .extracting(step -> step.named("artifacts"))
                .endsWith("history/**");
        assertThat(build.steps("mail")).hasSize(1);
    }

    @Test
    void aMailTellsTheVerdictsAndNobodyIsToldThatAllIsWell() throws IOException {
        Map<String, String> asked = Map.of("MOBIUS_NOTIFY", "team@example.com", "MOBIUS_SIMULATIONS", "Smoke Load");
        assertThat(build(asked, TUESDAY).steps("mail")).isEmpty();
        workspace.endsWith("Load", 2);
        assertThat(build(asked, TUESDAY).steps("mail")).singleElement().satisfies(mail -> {
            assertThat(mail.named("to")).isEqualTo("team@example.com");
            assertThat(mail.named("subject")).isEqualTo("Mobius load tests on embedded: FAILURE");
            assertThat(mail.named("body")).contains("Smoke: PASS, Load: FAIL").contains("/job/mobius/1/");
        });
    }

    @Test
    void onlyADeploymentIsGivenThePasswordAndOnlyInTheEnvironment() throws IOException {
        build(Map.of("MOBIUS_SIMULATIONS", "Load"), TUESDAY);
        assertThat(workspace.passwordOf("Load")).isEmpty();
        build(Map.of("MOBIUS_SIMULATIONS", "Load", "MOBIUS_ENVIRONMENT", "staging"), TUESDAY);
        assertThat(workspace.passwordOf("Load")).isEqualTo("the secret mobius-load-test-password");
        assertThat(workspace.argumentsOf("Load")).noneMatch(argument -> argument.contains("secret"));
    }

    @Test
    void theHistoryComesFromTheBuildBefore() throws IOException {
        JenkinsBuild build = build(Map.of(), TUESDAY);
        assertThat(build.steps("copyArtifacts")).singleElement().satisfies(copy -> {
            assertThat(copy.stage()).isEqualTo("Verify");
            assertThat(copy.named("filter")).isEqualTo("history/**");
            assertThat(copy.named("optional")).isEqualTo("true");
        });
    }

    @Test
    void partOfAHistoryIsNotKeptAsTheWholeOfIt() throws IOException {
        JenkinsBuild build = new JenkinsBuild(parameters(Map.of()), folder, workspace.shell(TUESDAY))
                .failing("copyArtifacts")
                .run(JENKINSFILE);
        assertThat(build.result()).isEqualTo(Result.UNSTABLE);
        assertThat(build.stage("Load")).isEqualTo(Result.SUCCESS);
        assertThat(build.steps("archiveArtifacts"))
                .extracting(step -> step.named("artifacts"))
                .doesNotContain("history/**");
    }

    @Test
    void aChangeThatIsMeantIsAcceptedInTheHistoryOfTheBuilds() throws IOException {
        build(Map.of("MOBIUS_ACCEPT", "2026", "MOBIUS_REASON", "it's \"meant\""), TUESDAY);
        assertThat(workspace.accepted()).isEqualTo("accept 2026 --reason it's \"meant\"");
    }

    @Test
    void theFirstBuildOfAJobHasNoParametersYetAndRunsAllTheSame() throws IOException {
        JenkinsBuild build = new JenkinsBuild(Map.of(), folder, workspace.shell(TUESDAY)).run(JENKINSFILE);
        assertThat(build.result()).isEqualTo(Result.SUCCESS);
        assertThat(build.steps("lock").get(0).named("resource")).isEqualTo("mobius-load-tests-embedded");
        assertThat(workspace.argumentsOf("Smoke"))
                .containsExactly(
                        "Smoke", "-Dmobius.environment=embedded", "-Dmobius.profile=nightly", "-Dmobius.scale=1.0");
    }

    @Test
    void nightsTakeWhatTheFolderOrTheControllerSays() throws IOException {
        JenkinsBuild build = new JenkinsBuild(parameters(Map.of()), folder, workspace.shell(TUESDAY))
                .with("MOBIUS_NIGHTLY_ENVIRONMENT", "staging")
                .with("MOBIUS_NIGHTLY_NOTIFY", "team@example.com")
                .run(JENKINSFILE);
        assertThat(build.steps("lock").get(0).named("resource")).isEqualTo("mobius-load-tests-staging");
        assertThat(workspace.argumentsOf("Smoke")).contains("-Dmobius.environment=staging");
        assertThat(workspace.passwordOf("Smoke")).isEqualTo("the secret mobius-load-test-password");
    }

    @Test
    void theParametersAreThoseOfThisTest() throws IOException {
        JenkinsBuild build = build(Map.of(), TUESDAY);
        assertThat(Stream.concat(build.steps("choice").stream(), build.steps("string").stream())
                        .map(step -> step.named("name")))
                .containsExactlyInAnyOrderElementsOf(PARAMETERS);
        assertThat(build.steps("cron").get(0).arguments().get(0).toString()).startsWith("H ");
    }

    private static List<String> published(JenkinsBuild build) {
        return build.steps("publishHTML").stream()
                .map(step -> (Map<?, ?>) ((Map<?, ?>) step.arguments().get(0)).get("target"))
                .map(target -> String.valueOf(target.get("reportName")))
                .toList();
    }

    private JenkinsBuild build(Map<String, String> asked, String day) throws IOException {
        Files.deleteIfExists(folder.resolve("calls.txt"));
        return new JenkinsBuild(parameters(asked), folder, workspace.shell(day)).run(JENKINSFILE);
    }

    private static Map<String, String> parameters(Map<String, String> asked) {
        Map<String, String> all = new HashMap<>();
        PARAMETERS.forEach(name -> all.put(name, ""));
        all.putAll(asked);
        return all;
    }
}
