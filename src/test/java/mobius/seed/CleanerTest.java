package mobius.seed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import mobius.data.Feeders;
import mobius.data.Generator;
import mobius.data.Mark;
import mobius.data.Progress;
import mobius.data.Volume;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A target that holds other data: those it began with, of accounts that are seeded and of others, and what is added here. */
@Timeout(120)
class CleanerTest {

    private static final SeedPace BRISK = new SeedPace(5_000, 4);
    private static final int ACCOUNTS_AT_THE_START = 12;

    private final Path folder;
    private final SeededTarget target = SeededTarget.start();
    private final TargetView view = target.view();
    private final List<String> emails = new ArrayList<>();

    CleanerTest(@TempDir Path folder) {
        this.folder = folder;
    }

    /** The data of the suite's own feeders, so that the accounts at the start are among those that are seeded. */
    @BeforeEach
    void prepare() throws IOException {
        new Generator(Generator.COMMITTED_SEED, new Volume(40, 60, 120, 1, 1)).writeTo(folder);
        try (Stream<String> lines = Files.lines(folder.resolve("accounts.csv"))) {
            lines.skip(1)
                    .limit(ACCOUNTS_AT_THE_START)
                    .map(line -> line.substring(0, line.indexOf(',')))
                    .forEach(emails::add);
        }
    }

    @AfterEach
    void stop() {
        target.close();
    }

    @Test
    void aTargetThatHeldOtherDataIsByteForByteAsItWas() throws Exception {
        String owner = seededAccount();
        view.create(
                "/projects",
                view.token(owner),
                Map.of("name", "somebody's own", "language", "python", "tags", List.of("mobius")));
        List<String> before = bytes();
        Outcome seeded = seed("seed");
        assertThat(bytes()).isNotEqualTo(before);
        Outcome cleaned = clean();
        assertThat(bytes()).isEqualTo(before);
        assertThat(cleaned.count(SeedEvent.PROJECT_REMOVED))
                .isEqualTo(seeded.count(SeedEvent.PROJECT_CREATED))
                .isPositive();
        assertThat(cleaned.count(SeedEvent.CONTEXT_REMOVED))
                .isEqualTo(seeded.count(SeedEvent.CONTEXT_CREATED))
                .isPositive();
        assertThat(cleaned.kept()).isEmpty();
    }

    @Test
    void contextsThatJourneysHaveLeftInSomebodysProjectGoAndTheProjectStays() throws Exception {
        String token = view.token(seededAccount());
        JsonNode project = view.firstProject(token);
        List<String> before = bytes();
        view.create("/contexts", token, context(project, Map.of(Mark.TAG, "20260101120000000")));
        assertThat(bytes()).isNotEqualTo(before);
        Outcome cleaned = clean();
        assertThat(cleaned.count(SeedEvent.CONTEXT_REMOVED)).isEqualTo(1);
        assertThat(cleaned.count(SeedEvent.PROJECT_REMOVED)).isZero();
        assertThat(bytes()).isEqualTo(before);
    }

    @Test
    void aProjectOfTheSuiteStaysWithWhatOthersHavePutIntoItAndIsNamed() throws Exception {
        seed("seed");
        String owner = seededAccount();
        String token = view.token(owner);
        JsonNode project = marked(token);
        JsonNode foreign = view.create("/contexts", token, context(project, Map.of("tokens", 7)));
        Outcome cleaned = clean();
        assertThat(view.contexts(project, token)).containsExactly(foreign);
        assertThat(cleaned.kept())
                .containsExactly("the project " + project.path("name").asText() + " ("
                        + project.path("id").asText() + ") of " + owner
                        + " was kept, because it contains 1 context that this cleanup must not remove");
    }

    @Test
    void whatIsMarkedOnlyHalfwayIsSomebodyElses() throws Exception {
        String token = view.token(seededAccount());
        view.create(
                "/projects", token, Map.of("name", "only the tag", "language", "python", "tags", List.of(Mark.TAG)));
        view.create(
                "/projects",
                token,
                Map.of("name", "only the field", "language", "python", "metadata", Map.of(Mark.TAG, "x")));
        List<String> before = bytes();
        clean();
        assertThat(bytes()).isEqualTo(before);
    }

    @Test
    void oneRunIsRemovedAndTheOtherStays() throws Exception {
        seed("first");
        List<String> before = bytes();
        seed("second");
        new Cleaner(target.platform(), target.password(), BRISK)
                .clean(Feeders.in(folder), new Mark("second")::equals, Progress.NONE);
        assertThat(bytes()).isEqualTo(before);
    }

    @Test
    void accountsThatAreNotThereAreCounted() throws Exception {
        Outcome cleaned = clean();
        assertThat(cleaned.count(SeedEvent.ACCOUNT_UNKNOWN)).isPositive();
        assertThat(cleaned.count(SeedEvent.ACCOUNT_CREATED)).isZero();
        assertThat(cleaned.count(SeedEvent.ACCOUNT_FOUND)).isPositive();
    }

    private static Map<String, Object> context(JsonNode project, Map<String, Object> metadata) {
        return Map.of(
                "name",
                "left behind",
                "version",
                "1.0.0",
                "projectId",
                project.path("id").asText(),
                "metadata",
                metadata);
    }

    private JsonNode marked(String token) throws Exception {
        for (JsonNode project : view.projects(token)) {
            if (Mark.ofProject(project.path("tags"), project.path("metadata")).isPresent()) {
                return project;
            }
        }
        throw new AssertionError("nothing was seeded");
    }

    /** One that was there at the start, and is of the region. */
    private String seededAccount() throws IOException {
        return new ExpectedState(folder, "seed")
                .holdings().entrySet().stream()
                        .filter(account -> emails.contains(account.getKey())
                                && !account.getValue().isEmpty())
                        .findFirst()
                        .orElseThrow()
                        .getKey();
    }

    private List<String> bytes() throws Exception {
        List<String> all = new ArrayList<>();
        for (String email : emails) {
            all.add(view.bytes(email));
        }
        return all;
    }

    private Outcome seed(String run) throws Exception {
        SeedPlan plan = SeedPlan.read(Feeders.in(folder), "us-east-1", Optional.empty(), new SeedPlan.Least(1, 1));
        return new Seeder(target.platform(), target.password(), BRISK).seed(plan, new Mark(run), Progress.NONE);
    }

    private Outcome clean() throws Exception {
        return new Cleaner(target.platform(), target.password(), BRISK)
                .clean(Feeders.in(folder), mark -> true, Progress.NONE);
    }
}
