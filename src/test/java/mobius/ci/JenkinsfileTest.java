package mobius.ci;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
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

    private final Job job;

    JenkinsfileTest(@TempDir Path folder) throws IOException {
        this.job = new Job(folder);
    }

    @Test
    void aNightInTheWeekRunsEverythingButTheSoak() throws IOException {
        JenkinsBuild build = job.build(Map.of());
        assertThat(build.result()).isEqualTo(Result.SUCCESS);
        assertThat(job.workspace().simulations()).containsExactlyElementsOf(Job.SIMULATIONS.subList(0, 5));
        assertThat(build.stage("Verify")).isEqualTo(Result.SUCCESS);
        assertThat(build.stage("Soak")).isNull();
        assertThat(build.description()).isEqualTo("Smoke: PASS, Baseline: PASS, Load: PASS, Stress: PASS, Spike: PASS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"6", Job.SUNDAY})
    void atTheWeekendItSoaksToo(String day) throws IOException {
        job.build(Map.of(), day);
        assertThat(job.workspace().simulations()).containsExactlyElementsOf(Job.SIMULATIONS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"Load; Load", "Soak Smoke; Smoke, Soak", "Spike, Stress; Stress, Spike"})
    void whoAsksForSimulationsGetsThoseOnAnyDay(String asked, String expected) throws IOException {
        job.build(Map.of("MOBIUS_SIMULATIONS", asked));
        assertThat(String.join(", ", job.workspace().simulations())).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", ",", " , ,"})
    void aListWithoutANameAsksForNothingAndIsANightLikeAnyOther(String empty) throws IOException {
        job.build(Map.of("MOBIUS_SIMULATIONS", empty));
        assertThat(job.workspace().simulations()).containsExactlyElementsOf(Job.SIMULATIONS.subList(0, 5));
    }

    @ParameterizedTest
    @CsvSource({"' ', 5", "',', 5", "'Smoke Load', 2"})
    void soIsTheListOfTheController(String nightly, int simulations) throws IOException {
        job.prepared(Map.of("MOBIUS_SIMULATIONS", " "), job.workspace().shell(Job.TUESDAY))
                .with("MOBIUS_NIGHTLY_SIMULATIONS", nightly)
                .run(Job.JENKINSFILE);
        assertThat(job.workspace().simulations()).hasSize(simulations);
    }

    @Test
    void aSimulationThatDoesNotExistIsNoGreenNight() throws IOException {
        JenkinsBuild build = job.build(Map.of("MOBIUS_SIMULATIONS", "Loa, Smoke"));
        assertThat(build.result()).isEqualTo(Result.FAILURE);
        assertThat(job.workspace().simulations()).isEmpty();
        assertThat(build.steps("error").get(0).arguments().get(0).toString())
                .startsWith("MOBIUS_SIMULATIONS: there is no simulation Loa; use Smoke,");
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
        JenkinsBuild build = job.build(asked);
        assertThat(build.result()).isEqualTo(Result.SUCCESS);
        Stream<String> always = Stream.of(
                "Load",
                "-Dmobius.environment=" + asked.get("MOBIUS_ENVIRONMENT"),
                "-Dmobius.profile=" + asked.get("MOBIUS_PROFILE"),
                "-Dmobius.scale=" + asked.get("MOBIUS_SCALE"));
        Stream<String> url = Stream.of("-Dmobius.target.base-url=" + asked.get("MOBIUS_BASE_URL"))
                .filter(setting -> !setting.endsWith("="));
        assertThat(job.workspace().argumentsOf("Load"))
                .containsExactlyElementsOf(Stream.concat(always, url).toList());
        assertThat(build.steps("lock").get(0).named("resource"))
                .isEqualTo("mobius-load-tests-" + asked.get("MOBIUS_ENVIRONMENT"));
    }

    @Test
    void aParameterIsNeverReadAsAScript() throws IOException {
        String hostile = "http://x\"; touch owned; echo \"$(touch owned) `touch owned`";
        job.build(Map.of("MOBIUS_BASE_URL", hostile, "MOBIUS_SIMULATIONS", "Load"));
        assertThat(job.workspace().argumentsOf("Load")).endsWith("-Dmobius.target.base-url=" + hostile);
        assertThat(job.folder().resolve("owned")).doesNotExist();
    }

    /** Else no run of an agent that is created for one build would have a comparable one. */
    @Test
    void agentsThatChangeAreOneInjectorIfTheControllerNamesThem() throws IOException {
        job.prepared(Map.of("MOBIUS_SIMULATIONS", "Load"), job.workspace().shell(Job.TUESDAY))
                .with("MOBIUS_NIGHTLY_INJECTOR", "load agents")
                .run(Job.JENKINSFILE);
        assertThat(job.workspace().argumentsOf("Load")).endsWith("-Dmobius.history.injector=load agents");
    }

    @Test
    void onlyADeploymentIsGivenThePasswordAndOnlyInTheEnvironment() throws IOException {
        job.build(Map.of("MOBIUS_SIMULATIONS", "Load"));
        assertThat(job.workspace().secretsOf("Load")).isEqualTo("; ; ");
        job.build(Map.of("MOBIUS_SIMULATIONS", "Load", "MOBIUS_ENVIRONMENT", "staging"));
        assertThat(job.workspace().secretsOf("Load")).isEqualTo("the secret mobius-load-test-password; ; ");
        assertThat(job.workspace().argumentsOf("Load")).noneMatch(argument -> argument.contains("secret"));
    }

    @Test
    void otherSecretsAreGivenWhereTheControllerNamesThem() throws IOException {
        job.prepared(Map.of("MOBIUS_ENVIRONMENT", "staging"), job.workspace().shell(Job.TUESDAY))
                .with("MOBIUS_TOKEN_CREDENTIAL", "metrics")
                .with("MOBIUS_JDBC_PASSWORD_CREDENTIAL", "statistics")
                .run(Job.JENKINSFILE);
        assertThat(job.workspace().secretsOf("Load"))
                .isEqualTo("the secret mobius-load-test-password; the secret metrics; the secret statistics");
    }

    @Test
    void whoWaitsForTheLockHasNoAgentYet() throws IOException {
        JenkinsBuild build = job.build(Map.of());
        assertThat(build.steps("agent"))
                .extracting(step -> step.stage() + ": " + step.arguments().get(0))
                .containsExactly("pipeline: none", "Load tests: any");
        assertThat(build.steps("lock"))
                .singleElement()
                .satisfies(lock -> assertThat(lock.stage()).isEqualTo("Load tests"));
    }

    @Test
    void theFirstBuildOfAJobHasNoParametersYetAndRunsAllTheSame() throws IOException {
        JenkinsBuild build =
                new JenkinsBuild(Map.of(), job.folder(), job.workspace().shell(Job.TUESDAY)).run(Job.JENKINSFILE);
        assertThat(build.result()).isEqualTo(Result.SUCCESS);
        assertThat(build.steps("lock").get(0).named("resource")).isEqualTo("mobius-load-tests-embedded");
        assertThat(job.workspace().argumentsOf("Smoke"))
                .containsExactly(
                        "Smoke", "-Dmobius.environment=embedded", "-Dmobius.profile=nightly", "-Dmobius.scale=1.0");
    }

    @Test
    void nightsTakeWhatTheControllerSays() throws IOException {
        JenkinsBuild build = job.prepared(Map.of(), job.workspace().shell(Job.TUESDAY))
                .with("MOBIUS_NIGHTLY_ENVIRONMENT", "staging")
                .with("MOBIUS_NIGHTLY_NOTIFY", "team@example.com")
                .run(Job.JENKINSFILE);
        assertThat(build.steps("lock").get(0).named("resource")).isEqualTo("mobius-load-tests-staging");
        assertThat(job.workspace().argumentsOf("Smoke")).contains("-Dmobius.environment=staging");
        assertThat(job.workspace().secretsOf("Smoke")).isEqualTo("the secret mobius-load-test-password; ; ");
    }

    @Test
    void theParametersAreThoseOfThisTest() throws IOException {
        JenkinsBuild build = job.build(Map.of());
        assertThat(Stream.concat(build.steps("choice").stream(), build.steps("string").stream())
                        .map(step -> step.named("name")))
                .containsExactlyInAnyOrderElementsOf(Job.PARAMETERS);
        assertThat(build.steps("cron").get(0).arguments().get(0).toString()).startsWith("H ");
    }
}
