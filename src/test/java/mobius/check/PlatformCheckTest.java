package mobius.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mobius.contract.Contract;
import mobius.contract.Endpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class PlatformCheckTest {

    @ParameterizedTest
    @EnumSource(Shape.class)
    void aHealthyPlatformIsFitInEachShape(Shape shape) throws Exception {
        try (FakePlatform platform = new FakePlatform(shape)) {
            CheckReport report = Checks.of(platform);
            assertThat(report.problems()).isEmpty();
            assertThat(report.rows()).allMatch(row -> row.outcome() == Outcome.UNDERSTOOD, "understood");
            assertThat(report.isFit()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(Shape.class)
    void whatACheckCreatesIsGoneAfterwards(Shape shape) throws Exception {
        try (FakePlatform platform = new FakePlatform(shape).withForeignProject()) {
            CheckReport report = Checks.of(platform);
            assertThat(platform.requests()).contains("POST /contexts/import", "POST /contexts/{id}/duplicate");
            assertThat(report.left()).isEmpty();
            assertThat(platform.stored()).containsExactly("other");
        }
    }

    @ParameterizedTest
    @EnumSource(Shape.class)
    void aPlatformWithoutADocumentIsAskedForTheWholeContract(Shape shape) throws Exception {
        try (FakePlatform platform = new FakePlatform(shape).withoutDocument()) {
            CheckReport report = Checks.of(platform);
            assertThat(Checks.section(report, "Document")).first().asString().startsWith("No document: ");
            assertThat(report.rows())
                    .filteredOn(row -> row.outcome() == Outcome.NOT_SERVED)
                    .extracting(OperationRow::operation)
                    .containsExactly("GET /api/v1/health");
            assertThat(platform.stored()).isEmpty();
        }
    }

    @Test
    void aPathThatRedirectsToItsTwinWithASlashIsNamed() throws Exception {
        try (FakePlatform platform = new FakePlatform(Shape.PLAN).withoutDocument()) {
            assertThat(Checks.row(Checks.of(platform), "GET /projects").deviations())
                    .contains("redirects to /api/v1/projects/");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3})
    void noMoreThanAHundredRequestsAreSentHoweverOftenEachIsRedirected(int times) throws Exception {
        try (FakePlatform platform = new FakePlatform(Shape.CLIENT).redirecting(times)) {
            CheckReport report = Checks.of(platform);
            assertThat(platform.requests()).hasSizeBetween(30, 100);
            assertThat(report.requests()).isBetween(platform.requests().size(), 100);
            for (String id : platform.stored()) {
                assertThat(report.left()).anyMatch(left -> left.contains(id));
            }
        }
    }

    @Test
    void aProtectedPlatformIsOnlyRead() throws Exception {
        try (FakePlatform platform = new FakePlatform(Shape.CLIENT).withForeignProject()) {
            CheckReport report = Checks.reading(platform);
            assertThat(platform.requests())
                    .filteredOn(request -> !request.startsWith("GET "))
                    .containsExactly("POST /auth/login", "POST /auth/refresh", "POST /auth/logout");
            assertThat(report.problems())
                    .anyMatch(problem -> problem.startsWith("Not sent") && problem.contains("POST /contexts"));
            assertThat(Checks.row(report, "GET /projects/{id}").outcome()).isEqualTo(Outcome.UNDERSTOOD);
            assertThat(report.isFit()).isFalse();
        }
    }

    @Test
    void aNewAccountIsRegisteredOnlyWhenAskedFor() throws Exception {
        try (FakePlatform platform = new FakePlatform(Shape.CLIENT)) {
            CheckReport report = Checks.registering(platform.url());
            assertThat(Checks.section(report, "Notes")).anyMatch(note -> note.startsWith("Registered new@load"));
            assertThat(Checks.row(report, "POST /auth/register").status()).isEqualTo("201");
        }
    }

    @Test
    void operationsThatAreNotServedAreNamedWithTheJourneysThatNeedThem() throws Exception {
        try (FakePlatform platform = new FakePlatform(Shape.CLIENT).withoutDocument()) {
            platform.answering("POST /llm/complete", 404, "application/json", "{\"detail\":\"Not Found\"}");
            CheckReport report = Checks.of(platform);
            assertThat(report.problems()).hasSize(1).first().asString().contains("POST /llm/complete", "ask-model");
            assertThat(Checks.row(report, "POST /llm/complete").outcome()).isEqualTo(Outcome.NOT_SERVED);
        }
    }

    @Test
    void whatTheMixDoesNotNeedIsNoProblem() throws Exception {
        try (FakePlatform platform = new FakePlatform(Shape.CLIENT)) {
            platform.answering("POST /auth/logout", 500, "text/plain", "Internal Server Error");
            CheckReport report = Checks.of(platform);
            assertThat(Checks.row(report, "POST /auth/logout").outcome()).isEqualTo(Outcome.REFUSED);
            assertThat(report.isFit()).isTrue();
        }
    }

    @Test
    void aPlatformThatForgetsTheMarkIsNoted() throws Exception {
        try (FakePlatform platform = new FakePlatform(Shape.CLIENT)) {
            platform.before((request, own) -> request.equals("GET /projects/{id}") && own.status() == 200
                    ? Optional.of(FakePlatform.Reply.text(
                            200, own.type(), own.body().replace("mobius-load-test\"", "gone\"")))
                    : Optional.empty());
            assertThat(Checks.section(Checks.of(platform), "Notes"))
                    .anyMatch(note -> note.startsWith("The platform keeps the suite's mark neither"));
        }
    }

    @Test
    void metricsAreHeldAgainstTheRules() throws Exception {
        try (FakePlatform platform = new FakePlatform(Shape.CLIENT)) {
            List<String> lines = Checks.section(Checks.of(platform), "Metrics");
            assertThat(lines)
                    .contains("2 names, 1 of them not used by any rule.")
                    .anyMatch(line -> line.startsWith("yes  requests by handler"))
                    .anyMatch(line -> line.startsWith("no   database pool"));
        }
    }

    @Test
    void aPageInPlaceOfMetricsIsNamed() throws Exception {
        try (FakePlatform platform = new FakePlatform(Shape.CLIENT)) {
            platform.answering("GET /metrics", 200, "text/html", "<!doctype html><title>Mobius</title>");
            assertThat(Checks.section(Checks.of(platform), "Metrics"))
                    .singleElement()
                    .asString()
                    .contains("a page in HTML", "mobius.telemetry");
        }
    }

    @Test
    void everyRowOfTheContractIsThere() throws Exception {
        try (FakePlatform platform = new FakePlatform(Shape.GUIDELINE)) {
            Stream<String> named = Checks.of(platform).rows().stream().map(OperationRow::operation);
            assertThat(named)
                    .containsExactlyElementsOf(Contract.load().endpoints().stream()
                            .map(Endpoint::name)
                            .toList());
        }
    }
}
