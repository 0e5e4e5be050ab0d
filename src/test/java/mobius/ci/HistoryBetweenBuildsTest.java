package mobius.ci;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Builds one after the other, each on a machine that has nothing of the others. */
class HistoryBetweenBuildsTest {

    private static final Map<String, String> TWO = Map.of("MOBIUS_SIMULATIONS", "Smoke Load");

    private final Path folder;

    HistoryBetweenBuildsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    /** Builds that keep no history, though each archives the run of its smoke test. */
    enum Odd {
        COPY_FAILED,
        ARCHIVE_FAILED_IN_THE_MIDDLE,
        AGENT_LOST_AFTER_SMOKE,
        MADE_FROM_ONE_THAT_KEPT_ITS_HISTORY_AND_THEN_LOST;

        JenkinsBuild after(@Nullable JenkinsBuild earlier, Job job) throws IOException {
            Shell shell = job.workspace().shell(Job.TUESDAY);
            Shell lost = job.endingAfter("Load", new JenkinsBuild.Lost());
            JenkinsBuild odd = switch (this) {
                case COPY_FAILED -> job.after(earlier, TWO, shell).failing("copyArtifacts");
                case ARCHIVE_FAILED_IN_THE_MIDDLE ->
                    job.after(earlier, TWO, shell).losingTheEndOf("history/**");
                case AGENT_LOST_AFTER_SMOKE -> job.after(earlier, TWO, lost);
                case MADE_FROM_ONE_THAT_KEPT_ITS_HISTORY_AND_THEN_LOST ->
                    job.after(earlier, TWO, lost).with("MOBIUS_HISTORY_KEPT_BY", "1");
            };
            return odd.run(Job.JENKINSFILE);
        }
    }

    @Test
    void whatAnEarlierBuildLeftInTheWorkspaceIsNoPartOfTheHistory() throws IOException {
        Job job = job();
        Files.createDirectories(job.folder().resolve("history"));
        Files.writeString(job.folder().resolve("history").resolve("Soak-of-a-killed-build"), "");
        build(null, job);
        assertThat(job.workspace().history()).containsExactly("Load", "Smoke");
    }

    @Test
    void eachBuildAddsItsRunsToThoseOfTheBuildsBefore() throws IOException {
        JenkinsBuild first = build(null, job());
        JenkinsBuild second = build(first, job());
        Job job = job();
        JenkinsBuild third = build(second, job);
        assertThat(third.result()).isEqualTo(Result.SUCCESS);
        assertThat(job.workspace().history()).containsExactly("Load", "Load", "Load", "Smoke", "Smoke", "Smoke");
        assertThat(third.steps("copyArtifacts")).singleElement().satisfies(copy -> {
            assertThat(copy.stage()).isEqualTo("Verify");
            assertThat(copy.named("projectName")).isEqualTo("mobius");
            assertThat(copy.named("selector")).isEqualTo("2");
        });
    }

    @Test
    void theFirstBuildHasNothingToTake() throws IOException {
        JenkinsBuild first = build(null, job());
        assertThat(first.result()).isEqualTo(Result.SUCCESS);
        assertThat(first.steps("copyArtifacts")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void anOddBuildBetweenTwoCostsNothingButItsOwnRuns(Odd kind) throws IOException {
        JenkinsBuild odd = kind.after(build(null, job()), job());
        assertThat(odd.result()).isNotEqualTo(Result.SUCCESS);
        assertThat(odd.artifacts().names()).contains(Path.of("target/gatling/smoke-1/simulation.log"));
        Job job = job();
        assertThat(build(odd, job).result()).isEqualTo(Result.SUCCESS);
        assertThat(job.workspace().history()).containsExactly("Load", "Load", "Smoke", "Smoke");
    }

    @ParameterizedTest
    @EnumSource
    void norDoOddBuildsInARow(Odd kind) throws IOException {
        JenkinsBuild odd = build(null, job());
        for (Odd other : Odd.values()) {
            odd = kind.after(other.after(odd, job()), job());
        }
        Job job = job();
        assertThat(build(odd, job).result()).isEqualTo(Result.SUCCESS);
        assertThat(job.workspace().history()).containsExactly("Load", "Load", "Smoke", "Smoke");
    }

    @Test
    void noBuildIsStartedAgainFromAStageAfterTheHistoryWasBrought() throws IOException {
        assertThat(build(null, job()).stages().outermost()).containsExactly("Load tests");
    }

    @Test
    void aHistoryThatBeginsAnewIsTold() throws IOException {
        JenkinsBuild second = build(Odd.AGENT_LOST_AFTER_SMOKE.after(null, job()), job());
        assertThat(second.result()).isEqualTo(Result.UNSTABLE);
        assertThat(second.stage("Verify")).isEqualTo(Result.UNSTABLE);
        assertThat(second.stage("Load")).isEqualTo(Result.SUCCESS);
        assertThat(build(second, job()).result()).isEqualTo(Result.SUCCESS);
    }

    @Test
    void aBuildWhoseRunsWereAllRefusedHasNoHistoryToKeep() throws IOException {
        Job job = job();
        job.workspace().isRefused("Smoke");
        job.workspace().isRefused("Load");
        JenkinsBuild refused = build(null, job);
        assertThat(refused.steps("archiveArtifacts")).isEmpty();
        assertThat(refused.stage("Load tests")).isEqualTo(Result.SUCCESS);
    }

    @Test
    void aChangeThatIsMeantIsAcceptedForEachOfItsRuns() throws IOException {
        Job job = job();
        Files.createFile(job.folder().resolve("20261"));
        job.build(Map.of("MOBIUS_ACCEPT", " 20261  2026* $(touch owned)", "MOBIUS_REASON", "it's \"meant\""));
        assertThat(job.workspace().accepted())
                .containsExactly(
                        "accept --reason it's \"meant\" -- 20261",
                        "accept --reason it's \"meant\" -- 2026*",
                        "accept --reason it's \"meant\" -- $(touch",
                        "accept --reason it's \"meant\" -- owned)");
        assertThat(job.folder().resolve("owned")).doesNotExist();
    }

    @Test
    void nothingIsAcceptedInPartOfAHistory() throws IOException {
        Job job = job();
        Shell shell = job.workspace().shell(Job.TUESDAY);
        JenkinsBuild build = job.after(build(null, job()), Map.of("MOBIUS_ACCEPT", "2026"), shell)
                .failing("copyArtifacts")
                .run(Job.JENKINSFILE);
        assertThat(build.result()).isEqualTo(Result.FAILURE);
        assertThat(job.workspace().accepted()).isEmpty();
        assertThat(build.steps("error").get(0).arguments().get(0).toString()).contains("nothing was accepted");
    }

    private static JenkinsBuild build(@Nullable JenkinsBuild earlier, Job job) throws IOException {
        return job.after(earlier, TWO, job.workspace().shell(Job.TUESDAY)).run(Job.JENKINSFILE);
    }

    private Job job() throws IOException {
        return new Job(Files.createTempDirectory(folder, "machine"));
    }
}
