package mobius.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import mobius.config.hocon.Secret;
import mobius.data.Feeders;
import mobius.data.Generator;
import mobius.data.Mark;
import mobius.data.Progress;
import mobius.data.Volume;
import mobius.seed.FakePlatform.Fault;
import mobius.seed.FakePlatform.Shape;
import mobius.seed.client.SeedingException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Platforms by whose answers nothing may be created or removed: the rows of others, and the number of all rows, stay. */
@Timeout(120)
class HostilePlatformTest {

    private static final Mark RUN = new Mark("seed");
    private static final SeedPace BRISK = new SeedPace(100_000, 4);
    private static final Secret PASSWORD = new Secret(FakePlatform.PASSWORD);

    /** More projects of each account than a list that is cut shows. */
    private static final SeedPlan.Least FOUR_EACH = new SeedPlan.Least(4, 1);

    private final Path folder;
    private final HeldTime time = new HeldTime();
    private FakePlatform platform;

    HostilePlatformTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        this.platform = new FakePlatform(Shape.GUIDELINE);
    }

    @BeforeEach
    void prepare() throws IOException {
        new Generator(99, new Volume(12, 24, 40, 1, 1)).writeTo(folder);
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        PROJECTS_AS_HTML             | answered 200 with an HTML page
        PROJECTS_EMPTY_BODY          | answered 200 with an empty body
        PROJECTS_OF_TEXTS            | answered 200 with a list of something other than objects
        PROJECTS_IN_AN_UNKNOWN_PLACE | answered 200 with no list: {"projects":[]}
        TOTAL_TOO_LARGE              | counts 3 rows and shows 0 on all its pages
        REDIRECTED_ELSEWHERE         | redirects with status 307 to http://elsewhere.invalid/api/v1/projects, which is not on the same
        NEVER_AUTHORIZED             | answered 401 (Invalid or expired token)
        HOST_REFUSED                 | answers 400 Invalid host header: its TrustedHostMiddleware does not allow the Host 127.0.0.1
        NO_TOKEN                     | answered 200 with no token
        ERROR_WITH_STATUS_200        | answered 200 with an error in the body
        """)
    void nothingIsCreatedByAnswersThatCannotBeUsed(Fault fault, String why) {
        platform.become(fault);
        assertThat(seedingFails()).hasMessageContaining(why);
        assertThat(platform.rows()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        CONTEXTS_UNREADABLE      | answered 200 with no list
        CONTEXTS_OF_ALL_PROJECTS | does not filter them by project
        """)
    void contextsThatCannotBeReadStopBeforeTheFirstOne(Fault fault, String why) throws Exception {
        seed();
        List<String> before = platform.rows();
        platform.become(fault);
        assertThat(seedingFails()).hasMessageContaining(why);
        assertThat(platform.rows()).isEqualTo(before);
        assertThat(cleaningFails()).hasMessageContaining(why);
        assertThat(platform.rows()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        PROJECTS_NEVER_SHOWN  | does not list the newly created
        TAGS_LOST             | has not kept the mark mobius-load-test in the tags of
        """)
    void aProjectThatCouldNotBeFoundAgainIsTakenBackAtOnce(Fault fault, String why) {
        platform.become(fault);
        assertThat(seedingFails()).hasMessageContaining(why).hasMessageEndingWith("It was removed again");
        assertThat(platform.count("POST /api/v1/projects")).isEqualTo(1);
        assertThat(platform.rows()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        CONTEXTS_NEVER_SHOWN  | does not list the newly created
        CONTEXT_METADATA_LOST | has not kept the mark mobius-load-test in the metadata of
        DESCRIPTIONS_CHANGED  | has changed the name, version or description of the newly created
        """)
    void aContextThatCouldNotBeFoundAgainIsTakenBackAtOnce(Fault fault, String why) {
        platform.become(fault);
        assertThat(seedingFails()).hasMessageContaining(why).hasMessageEndingWith("It was removed again");
        assertThat(platform.count("POST /api/v1/contexts")).isEqualTo(1);
    }

    @Test
    void aListThatIsCutIsNoticedBeforeASecondSeedingCreatesEverythingAgain() throws Exception {
        platform.close();
        platform = new FakePlatform(Shape.CLIENT);
        seed(FOUR_EACH);
        List<String> before = platform.rows();
        platform.become(Fault.CUT_AT_TWO_ROWS);
        for (int attempt = 0; attempt < 3; attempt++) {
            assertThat(catchThrowableOfType(SeedingException.class, () -> seed(FOUR_EACH)))
                    .isNotNull();
            assertThat(platform.rows().size()).isEqualTo(before.size());
        }
    }

    @Test
    void anAnswerThatTricklesEndsInTime() {
        platform.become(Fault.TRICKLING);
        assertThat(seedingFails()).hasMessageContaining("begins an answer but does not finish it within 3000 ms");
        assertThat(platform.rows()).isEmpty();
    }

    @Test
    void theWaitOfALimiterIsReadFromItsBody() throws Exception {
        platform.become(Fault.EVERY_TENTH_THROTTLED);
        seed();
        assertThat(time.pauses()).anyMatch(pause -> pause.toSeconds() == 6 || pause.toSeconds() == 7);
        platform.become(Fault.NONE);
        assertThat(seed().count(SeedEvent.CONTEXT_CREATED)).isZero();
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {
                "PROJECTS_AS_HTML",
                "PROJECTS_EMPTY_BODY",
                "PROJECTS_OF_TEXTS",
                "PROJECTS_IN_AN_UNKNOWN_PLACE",
                "CONTEXTS_UNREADABLE",
                "TOTAL_TOO_LARGE",
                "REDIRECTED_ELSEWHERE",
                "NEVER_AUTHORIZED",
                "HOST_REFUSED"
            })
    void aCleanupThatCannotReadRemovesNothingAndFails(Fault fault) throws Exception {
        seed();
        List<String> before = platform.rows();
        platform.become(fault);
        assertThat(cleaningFails()).isNotNull();
        assertThat(platform.rows()).isEqualTo(before);
    }

    @Test
    void aCleanupOfAPlatformThatLostAllMarksSeesRowsAndRemovesNone() throws Exception {
        seed();
        List<String> before = platform.rows();
        platform.become(Fault.TAGS_LOST);
        Outcome cleaned = clean();
        assertThat(cleaned.count(SeedEvent.PROJECT_SEEN)).isPositive();
        assertThat(cleaned.count(SeedEvent.PROJECT_REMOVED)).isZero();
        assertThat(platform.rows().stream().filter(row -> row.contains("repository_url")))
                .hasSize((int) before.stream()
                        .filter(row -> row.contains("repository_url"))
                        .count());
    }

    @Test
    void aProjectThatIsSaidToHoldMoreThanItsListShowsStays() throws Exception {
        platform.close();
        platform = new FakePlatform(Shape.PLAN);
        seed();
        long projects = platform.rows().stream()
                .filter(row -> row.contains("repository_url"))
                .count();
        platform.become(Fault.CONTEXTS_NEVER_SHOWN);
        Outcome cleaned = clean();
        assertThat(cleaned.kept()).hasSize((int) projects).allMatch(why -> why.contains("contexts in it and lists 0"));
        assertThat(cleaned.count(SeedEvent.PROJECT_REMOVED)).isZero();
    }

    @Test
    void aPlatformThatDoesNotServeWhatIsNeededIsRefusedByItsDocument() throws Exception {
        platform.forget("/api/v1/contexts");
        assertThat(seedingFails())
                .hasMessageStartingWith(platform.url()
                        + "/api/v1/openapi.json does not have GET /contexts, POST /contexts, which is required");
        assertThat(platform.requests()).containsExactly("GET /api/v1/openapi.json");
    }

    private Outcome seed() throws IOException, InterruptedException {
        return seed(new SeedPlan.Least(1, 1));
    }

    private Outcome seed(SeedPlan.Least least) throws IOException, InterruptedException {
        SeedPlan plan = SeedPlan.read(Feeders.in(folder), "us-east-1", Optional.empty(), least);
        return new Seeder(platform.settings(), PASSWORD, BRISK, time).seed(plan, RUN, Progress.NONE);
    }

    private Outcome clean() throws IOException, InterruptedException {
        return new Cleaner(platform.settings(), PASSWORD, BRISK, time)
                .clean(Feeders.in(folder), mark -> true, Progress.NONE);
    }

    private SeedingException seedingFails() {
        return catchThrowableOfType(SeedingException.class, this::seed);
    }

    private SeedingException cleaningFails() {
        return catchThrowableOfType(SeedingException.class, this::clean);
    }
}
