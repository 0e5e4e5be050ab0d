package mobius.ci;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a build by its verdicts, what it publishes, and whom it tells. */
class BuildOutcomeTest {

    private static final List<String> FILES_OF_A_RUN = List.of(
            "charts/percentiles.svg",
            "group_a.html",
            "index.html",
            "js/gatling.js",
            "junit.xml",
            "measurement.json",
            "mobius.css",
            "req_a.html",
            "simulation.log",
            "style/style.css",
            "telemetry.csv",
            "verdict.html",
            "verdict.json");

    private final Job job;

    BuildOutcomeTest(@TempDir Path folder) throws IOException {
        this.job = new Job(folder);
    }

    @Test
    void whatProvesNothingMakesTheBuildUnstableAndTheNightGoesOn() throws IOException {
        job.workspace().endsWith("Baseline", 3);
        JenkinsBuild build = job.build(Map.of());
        assertThat(build.result()).isEqualTo(Result.UNSTABLE);
        assertThat(build.stage("Baseline")).isEqualTo(Result.UNSTABLE);
        assertThat(build.stage("Load")).isEqualTo(Result.SUCCESS);
        assertThat(build.description()).contains("Baseline: INCONCLUSIVE, Load: PASS");
    }

    @ParameterizedTest
    @CsvSource({"2, FAIL", "1, no verdict", "137, no verdict"})
    void whatFailsFailsTheBuildAndLosesNoReportOfTheOthers(int exitCode, String verdict) throws IOException {
        job.workspace().endsWith("Load", exitCode);
        JenkinsBuild build = job.build(Map.of());
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
        job.workspace().endsWith("Smoke", 3);
        job.workspace().endsWith("Baseline", 2);
        job.workspace().endsWith("Load", 3);
        assertThat(job.build(Map.of()).result()).isEqualTo(Result.FAILURE);
    }

    @Test
    void aRefusedRunDoesNotPublishTheOneBeforeItAsItsOwn() throws IOException {
        job.workspace().isRefused("Baseline");
        JenkinsBuild build = job.build(Map.of("MOBIUS_SIMULATIONS", "Smoke Baseline"));
        assertThat(build.result()).isEqualTo(Result.FAILURE);
        assertThat(published(build)).containsExactly("Smoke: verdict", "Smoke: Gatling");
    }

    @Test
    void everythingThatARunLeavesIsKept() throws IOException {
        JenkinsBuild build = job.build(Map.of("MOBIUS_SIMULATIONS", "Load"));
        assertThat(build.steps("junit"))
                .extracting(step -> step.named("testResults"))
                .containsExactly("target/surefire-reports/*.xml", "target/gatling/load-1/junit.xml");
        assertThat(build.steps("archiveArtifacts"))
                .extracting(step -> step.named("artifacts"))
                .containsExactly("target/gatling/load-1/**", "history/**");
    }

    @Test
    void aPublishedPageBringsWhatItLoadsAndNotTheWholeRun(@TempDir Path run) throws IOException {
        for (String name : FILES_OF_A_RUN) {
            Files.createDirectories(run.resolve(name).getParent());
            Files.writeString(run.resolve(name), name);
        }
        List<List<String>> pages = targets(job.build(Map.of("MOBIUS_SIMULATIONS", "Load")))
                .map(target -> included(run, String.valueOf(target.get("includes"))))
                .toList();
        assertThat(pages)
                .containsExactly(
                        List.of("charts/percentiles.svg", "mobius.css", "verdict.html"),
                        List.of("group_a.html", "index.html", "js/gatling.js", "req_a.html", "style/style.css"));
    }

    private static List<String> included(Path run, String patterns) {
        Artifacts published = new Artifacts();
        published.archive(run, patterns);
        return published.names().stream().map(Path::toString).toList();
    }

    @Test
    void everyStageThatWorksHasATimeAndItIsOverBeforeTheRunIsPublished() throws IOException {
        JenkinsBuild build = job.build(Map.of(), Job.SUNDAY);
        assertThat(build.steps("timeout"))
                .extracting(JenkinsBuild.Step::stage)
                .containsExactlyElementsOf(Stream.concat(Stream.of("Verify"), Job.SIMULATIONS.stream())
                        .toList());
        assertThat(build.steps("options"))
                .extracting(JenkinsBuild.Step::stage)
                .containsExactly("pipeline", "Load tests");
    }

    @Test
    void theSuitesOwnTestsFailWithoutLosingTheNight() throws IOException {
        job.workspace().mavenEndsWith(1);
        JenkinsBuild build = job.build(Map.of());
        assertThat(build.result()).isEqualTo(Result.FAILURE);
        assertThat(build.stage("Verify")).isEqualTo(Result.FAILURE);
        assertThat(build.stage("Load")).isEqualTo(Result.SUCCESS);
        assertThat(build.steps("junit")).hasSize(6);
    }

    @Test
    void whoAbortsABuildEndsItAndKeepsWhatThereIs() throws IOException {
        JenkinsBuild build = job.prepared(
                        Map.of("MOBIUS_NOTIFY", "team@example.com"),
                        job.endingAfter("Load", new JenkinsBuild.Aborted()))
                .run(Job.JENKINSFILE);
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
        assertThat(job.build(asked).steps("mail")).isEmpty();
        job.workspace().endsWith("Load", 2);
        assertThat(job.build(asked).steps("mail")).singleElement().satisfies(mail -> {
            assertThat(mail.named("to")).isEqualTo("team@example.com");
            assertThat(mail.named("subject")).isEqualTo("Mobius load tests on embedded: FAILURE");
            assertThat(mail.named("body")).contains("Smoke: PASS, Load: FAIL").contains("/job/mobius/1/");
        });
    }

    private static List<String> published(JenkinsBuild build) {
        return targets(build)
                .map(target -> String.valueOf(target.get("reportName")))
                .toList();
    }

    private static Stream<Map<?, ?>> targets(JenkinsBuild build) {
        return build.steps("publishHTML").stream()
                .map(step -> (Map<?, ?>) ((Map<?, ?>) step.arguments().get(0)).get("target"));
    }
}
