package mobius.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import mobius.config.hocon.Secret;
import mobius.data.Feeders;
import mobius.data.Generator;
import mobius.data.Mark;
import mobius.data.Progress;
import mobius.data.Volume;
import mobius.seed.client.SeedingException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class SeederTest {

    private static final Mark RUN = new Mark("seed");
    private static final SeedPace BRISK = new SeedPace(5_000, 4);
    private static final SeedPlan.Least ONE = new SeedPlan.Least(1, 1);

    private final Path folder;
    private final SeededTarget target = SeededTarget.start();

    SeederTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @AfterEach
    void stop() {
        target.close();
    }

    @Test
    void twoHundredAccountsWithAThousandContextsAreThereAfterwards() throws Exception {
        generate(new Volume(400, 500, 2_000, 1, 1));
        AtomicLong steps = new AtomicLong();
        Outcome outcome = seed(counting(steps));
        assertThat(outcome.count(SeedEvent.ACCOUNT_CREATED)).isEqualTo(200);
        assertThat(outcome.count(SeedEvent.CONTEXT_CREATED)).isBetween(900L, 1_100L);
        assertThat(steps).hasValue(200);
        assertThatTheTargetHoldsWhatIsPlanned();
    }

    @Test
    void whatIsThereIsNotMadeAgain() throws Exception {
        generate(new Volume(20, 30, 60, 1, 1));
        seed(Progress.NONE);
        Outcome again = seed(Progress.NONE);
        assertThat(again.count(SeedEvent.ACCOUNT_FOUND))
                .isEqualTo(new ExpectedState(folder, "seed").holdings().size())
                .isPositive();
        assertThat(again.count(SeedEvent.ACCOUNT_CREATED)).isZero();
        assertThat(again.count(SeedEvent.PROJECT_CREATED)).isZero();
        assertThat(again.count(SeedEvent.CONTEXT_CREATED)).isZero();
        assertThat(again.count(SeedEvent.CONTEXT_REMOVED)).isZero();
        assertThatTheTargetHoldsWhatIsPlanned();
    }

    @Test
    void rowsAreUsedAgainWhereThereAreTooFew() throws Exception {
        generate(new Volume(40, 3, 5, 1, 1));
        seed(Progress.NONE);
        assertThatTheTargetHoldsWhatIsPlanned();
    }

    @Test
    void everyoneHasTheLeastThatWasAskedFor() throws Exception {
        generate(new Volume(20, 3, 5, 1, 1));
        SeedPlan plan = SeedPlan.read(Feeders.in(folder), "us-east-1", Optional.empty(), new SeedPlan.Least(3, 4));
        new Seeder(target.platform(), target.password(), BRISK).seed(plan, RUN, Progress.NONE);
        for (Map.Entry<String, List<String>> account :
                new ExpectedState(folder, "seed").holdings().entrySet()) {
            long projects = target.view().holdings(account.getKey()).stream()
                    .filter(line -> line.startsWith("project"))
                    .count();
            assertThat(projects).isEqualTo(account.getValue().isEmpty() ? 0 : 3);
        }
        assertThat(plan.contexts()).isEqualTo(plan.projects() * 4);
    }

    @Test
    void aSmallNumberOfAccountsIsTheFirstOnesOfTheRegion() throws Exception {
        generate(new Volume(20, 30, 60, 1, 1));
        SeedPlan plan = SeedPlan.read(Feeders.in(folder), "us-east-1", Optional.of(3), ONE);
        Outcome outcome = new Seeder(target.platform(), target.password(), BRISK).seed(plan, RUN, Progress.NONE);
        assertThat(plan.accounts()).isEqualTo(3);
        assertThat(outcome.count(SeedEvent.ACCOUNT_CREATED) + outcome.count(SeedEvent.ACCOUNT_FOUND))
                .isEqualTo(3);
    }

    @Test
    void whatIsMissingIsAddedAndWhatIsThereTwiceIsTakenAway() throws Exception {
        generate(new Volume(20, 30, 60, 1, 1));
        seed(Progress.NONE);
        disturb(target.view().token(anyWriter()));
        Outcome again = seed(Progress.NONE);
        assertThat(again.count(SeedEvent.CONTEXT_CREATED)).isEqualTo(1);
        assertThat(again.count(SeedEvent.CONTEXT_REMOVED)).isEqualTo(1);
        assertThat(again.count(SeedEvent.PROJECT_REMOVED)).isEqualTo(1);
        assertThatTheTargetHoldsWhatIsPlanned();
    }

    @Test
    void whatOthersHaveStaysAsItIs() throws Exception {
        String email = "oliver.oliveira.1@load.mobius.example";
        String before = target.view().bytes(email);
        generate(new Volume(20, 30, 60, 1, 1));
        seed(Progress.NONE);
        assertThat(before).isNotEmpty();
        assertThat(target.view().bytes(email)).isEqualTo(before);
    }

    @Test
    void itKeepsToTheLimitsOfEachAccountAndOfItsAddress() throws Exception {
        generate(new Volume(20, 20, 200, 1, 1));
        HeldTime time = new HeldTime();
        try (SeededTarget limited = SeededTarget.start(
                "mobius.target.limits.account.per-minute", "6",
                "mobius.target.limits.address.per-minute", "3",
                "mobius.target.limits.injector-is-exempt", "false")) {
            SeedPlan plan = SeedPlan.read(Feeders.in(folder), "us-east-1", Optional.empty(), ONE);
            new Seeder(limited.platform(), limited.password(), new SeedPace(5_000, 1), time)
                    .seed(plan, RUN, Progress.NONE);
            long busyAccounts = new ExpectedState(folder, "seed")
                    .holdings().values().stream()
                            .filter(lines -> lines.size() > 6)
                            .count();
            assertThat(time.pauses().stream().filter(pause -> pause.toSeconds() > 50))
                    .hasSizeGreaterThanOrEqualTo((int) busyAccounts);
            assertThat(Duration.ofNanos(time.nanos())).isGreaterThan(Duration.ofMinutes(plan.accounts() / 3));
        }
    }

    @Test
    void whatThePlatformFailedToCreateIsLookedUpAndCreatedInTheEnd() throws Exception {
        generate(new Volume(20, 20, 400, 1, 1));
        try (SeededTarget failing = SeededTarget.start("mobius.embedded.faults", "[failing-writes]")) {
            SeedPlan plan = SeedPlan.read(Feeders.in(folder), "us-east-1", Optional.empty(), ONE);
            HeldTime time = new HeldTime();
            new Seeder(failing.platform(), failing.password(), BRISK, time).seed(plan, RUN, Progress.NONE);
            assertThat(time.pauses()).anyMatch(pause -> pause.toMillis() >= 1_000);
            assertThatTheTargetHoldsWhatIsPlanned(failing);
        }
    }

    @Test
    void anAccountWithAnotherPasswordIsNamed() throws Exception {
        generate(new Volume(10, 1, 1, 1, 1));
        seed(Progress.NONE);
        SeedPlan plan = SeedPlan.read(Feeders.in(folder), "us-east-1", Optional.empty(), ONE);
        Seeder stranger = new Seeder(target.platform(), new Secret("of-somebody-else"), new SeedPace(5_000, 1));
        String first =
                new ExpectedState(folder, "seed").holdings().keySet().iterator().next();
        assertThatThrownBy(() -> stranger.seed(plan, RUN, Progress.NONE))
                .isInstanceOf(SeedingException.class)
                .hasMessageStartingWith(
                        "the account " + first + " exists with another password than MOBIUS_PASSWORD (POST ")
                .hasMessageEndingWith("); export the password that it has, or have the operators remove the account");
    }

    @Test
    void dataWithoutAnAccountOfTheRegionAreRefused() throws IOException {
        generate(new Volume(1, 1, 1, 1, 1));
        String region = new ExpectedState(folder, "seed").holdings().isEmpty() ? "us-east-1" : "eu-west-1";
        assertThatThrownBy(() -> SeedPlan.read(Feeders.in(folder), region, Optional.empty(), ONE))
                .isInstanceOf(SeedingException.class)
                .hasMessage("accounts.csv has no account of the region " + region + "; set mobius.target.region to the"
                        + " region of the platform, or add accounts of that region");
    }

    /** One context goes, another one and an empty project of the run come to be there twice, as after a kill. */
    private void disturb(String token) throws Exception {
        TargetView view = target.view();
        JsonNode project = view.firstProject(token);
        List<JsonNode> contexts = view.contexts(project, token);
        view.delete("/contexts/" + contexts.get(0).path("id").asText(), token);
        view.create(
                "/contexts/" + contexts.get(1).path("id").asText() + "/duplicate",
                token,
                Map.of("name", contexts.get(1).path("name").asText()));
        view.create(
                "/projects",
                token,
                Map.of(
                        "name", project.path("name").asText(),
                        "language", "python",
                        "tags", new Mark("seed").onTags(List.of()),
                        "metadata", Map.of(Mark.TAG, "seed")));
    }

    private String anyWriter() throws IOException {
        return new ExpectedState(folder, "seed")
                .holdings().entrySet().stream()
                        .filter(account -> account.getValue().size() > 3)
                        .findFirst()
                        .orElseThrow()
                        .getKey();
    }

    private void assertThatTheTargetHoldsWhatIsPlanned() throws Exception {
        assertThatTheTargetHoldsWhatIsPlanned(target);
    }

    private void assertThatTheTargetHoldsWhatIsPlanned(SeededTarget target) throws Exception {
        for (Map.Entry<String, List<String>> account :
                new ExpectedState(folder, "seed").holdings().entrySet()) {
            assertThat(target.view().holdings(account.getKey()))
                    .as(account.getKey())
                    .isEqualTo(account.getValue());
        }
    }

    private Outcome seed(Progress progress) throws IOException, InterruptedException {
        SeedPlan plan = SeedPlan.read(Feeders.in(folder), "us-east-1", Optional.empty(), ONE);
        return new Seeder(target.platform(), target.password(), BRISK).seed(plan, RUN, progress);
    }

    private void generate(Volume volume) throws IOException {
        new Generator(99, volume).writeTo(folder);
    }

    private static Progress counting(AtomicLong steps) {
        return new Progress() {
            @Override
            public void begin(String what, long all) {
                assertThat(all).isEqualTo(200);
            }

            @Override
            public void step() {
                steps.incrementAndGet();
            }
        };
    }
}
