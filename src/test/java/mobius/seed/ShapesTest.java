package mobius.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import mobius.config.hocon.Secret;
import mobius.data.Feeders;
import mobius.data.Generator;
import mobius.data.Mark;
import mobius.data.Progress;
import mobius.data.Volume;
import mobius.seed.FakePlatform.Shape;
import mobius.seed.client.SeedingException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Seeding and cleaning up platforms of every shape that the platform's sources describe. */
@Timeout(120)
class ShapesTest {

    private static final Mark RUN = new Mark("seed");
    private static final SeedPace BRISK = new SeedPace(100_000, 4);
    private static final Secret PASSWORD = new Secret(FakePlatform.PASSWORD);

    /** Enough for accounts with more rows than fit on a page of 20. */
    private static final SeedPlan.Least LEAST = new SeedPlan.Least(23, 1);

    private final Path folder;

    ShapesTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @BeforeEach
    void prepare() throws IOException {
        new Generator(99, new Volume(12, 5, 5, 1, 1)).writeTo(folder);
    }

    @ParameterizedTest
    @EnumSource(Shape.class)
    void aSecondSeedingCreatesNothing(Shape shape) throws Exception {
        try (FakePlatform platform = new FakePlatform(shape)) {
            Outcome first = seed(platform);
            assertThat(first.count(SeedEvent.PROJECT_CREATED)).isGreaterThan(23);
            List<String> before = platform.rows();
            Outcome second = seed(platform);
            assertThat(second.count(SeedEvent.PROJECT_CREATED)).isZero();
            assertThat(second.count(SeedEvent.CONTEXT_CREATED)).isZero();
            assertThat(second.count(SeedEvent.PROJECT_REMOVED)).isZero();
            assertThat(platform.rows()).isEqualTo(before).hasSize((int)
                    (first.count(SeedEvent.PROJECT_CREATED) + first.count(SeedEvent.CONTEXT_CREATED)));
        }
    }

    @ParameterizedTest
    @EnumSource(Shape.class)
    void whatIsPlannedIsThereAfterwards(Shape shape) throws Exception {
        new Generator(99, new Volume(12, 20, 40, 1, 1)).writeTo(folder);
        try (FakePlatform platform = new FakePlatform(shape)) {
            seed(platform, new SeedPlan.Least(1, 1));
            assertThat(platform.holdings()).isEqualTo(new TreeMap<>(new ExpectedState(folder, "seed").holdings()));
        }
    }

    @ParameterizedTest
    @EnumSource(Shape.class)
    void brokenOffAnywhereAndStartedAgainItEndsWithExactlyThePlan(Shape shape) throws Exception {
        new Generator(99, new Volume(12, 20, 40, 1, 1)).writeTo(folder);
        SeedPlan.Least least = new SeedPlan.Least(1, 1);
        try (FakePlatform platform = new FakePlatform(shape)) {
            for (int writes : new int[] {1, 2, 7, 11}) {
                platform.dieAfter(writes);
                assertThatThrownBy(() -> seed(platform, least)).isInstanceOf(SeedingException.class);
                platform.live();
            }
            seed(platform, least);
            assertThat(platform.holdings()).isEqualTo(new TreeMap<>(new ExpectedState(folder, "seed").holdings()));
            assertThat(seed(platform, least).count(SeedEvent.PROJECT_CREATED)).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(Shape.class)
    void aCleanupLeavesTheRowsOfOthersExactlyAsTheyWere(Shape shape) throws Exception {
        try (FakePlatform platform = new FakePlatform(shape)) {
            String email = anyWriter();
            platform.addUser(email);
            String own = platform.addProject(email, "somebody's own", List.of("mobius"));
            platform.addContext(own, "notes", Map.of("tokens", 7));
            platform.addProject(email, "only the tag", List.of(Mark.TAG));
            platform.addProject(email, "two runs", List.of(Mark.TAG, Mark.TAG + ":a", Mark.TAG + ":b"));
            platform.addProject("somebody@else.example", "another's", RUN.onTags(List.of()));
            List<String> before = platform.rows();
            seed(platform);
            assertThat(platform.rows()).hasSizeGreaterThan(before.size());
            Outcome cleaned = clean(platform);
            assertThat(platform.rows()).isEqualTo(before);
            assertThat(cleaned.kept()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Shape.class)
    void aMarkedProjectThatHoldsAnythingUnmarkedStaysWithIt(Shape shape) throws Exception {
        try (FakePlatform platform = new FakePlatform(shape)) {
            String email = anyWriter();
            platform.addUser(email);
            String project = platform.addProject(email, "atlas", RUN.onTags(List.of()));
            platform.addContext(project, "notes", Map.of("tokens", 7));
            platform.addContext(project, "left behind", Map.of(Mark.TAG, "seed"));
            Outcome cleaned = clean(platform);
            assertThat(platform.rows()).hasSize(2).anyMatch(row -> row.contains("notes"));
            assertThat(cleaned.kept())
                    .containsExactly("the project atlas (" + project + ") of " + email
                            + " was kept, because it contains 1 context that this cleanup must not remove");
        }
    }

    @ParameterizedTest
    @EnumSource(Shape.class)
    void aCleanupCountsWhatItSawAndTheRunsOfIt(Shape shape) throws Exception {
        try (FakePlatform platform = new FakePlatform(shape)) {
            seed(platform);
            Outcome other = new Cleaner(platform.settings(), PASSWORD, BRISK, new HeldTime())
                    .clean(Feeders.in(folder), new Mark("another")::equals, Progress.NONE);
            assertThat(other.count(SeedEvent.PROJECT_SEEN)).isGreaterThan(23);
            assertThat(other.count(SeedEvent.PROJECT_REMOVED)).isZero();
            assertThat(other.runsSeen()).containsExactly("seed");
        }
    }

    @Test
    void aPlatformWithADocumentIsAskedByItsOwnPathsAndIsNotMadeToRedirect() throws Exception {
        try (FakePlatform platform = new FakePlatform(Shape.PLAN)) {
            seed(platform);
            assertThat(platform.count("GET /api/v1/projects/?")).isPositive();
            assertThat(platform.requests())
                    .noneMatch(request -> request.matches("\\w+ /api/v1/(projects|contexts)(\\?.*)?"));
        }
    }

    private Outcome seed(FakePlatform platform) throws IOException, InterruptedException {
        return seed(platform, LEAST);
    }

    private Outcome seed(FakePlatform platform, SeedPlan.Least least) throws IOException, InterruptedException {
        SeedPlan plan = SeedPlan.read(Feeders.in(folder), "us-east-1", Optional.empty(), least);
        return new Seeder(platform.settings(), PASSWORD, BRISK, new HeldTime()).seed(plan, RUN, Progress.NONE);
    }

    private Outcome clean(FakePlatform platform) throws IOException, InterruptedException {
        return new Cleaner(platform.settings(), PASSWORD, BRISK, new HeldTime())
                .clean(Feeders.in(folder), mark -> true, Progress.NONE);
    }

    private String anyWriter() throws IOException {
        List<String> writers = new ArrayList<>();
        new ExpectedState(folder, "seed")
                .holdings()
                .forEach((email, lines) -> writers.addAll(lines.isEmpty() ? List.of() : List.of(email)));
        return writers.get(0);
    }
}
