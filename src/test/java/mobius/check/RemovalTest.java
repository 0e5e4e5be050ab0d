package mobius.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import mobius.check.FakePlatform.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a check creates is removed, whatever happens between. */
@Timeout(60)
class RemovalTest {

    private static final Reply NO_ANSWER = Reply.text(0, "", "");

    /** The fake has created the item by the time that its answer is replaced. */
    @ParameterizedTest
    @ValueSource(
            strings = {"POST /projects", "POST /contexts", "POST /contexts/{id}/duplicate", "POST /contexts/import"})
    void whatWasCreatedWithoutAnAnswerIsFoundByItsNameAndRemoved(String request) throws Exception {
        for (Reply reply : new Reply[] {NO_ANSWER, Reply.text(500, "text/plain", "Internal Server Error")}) {
            try (FakePlatform platform = new FakePlatform(Shape.CLIENT).withForeignProject()) {
                platform.before((asked, own) -> asked.equals(request) ? Optional.of(reply) : Optional.empty());
                CheckReport report = Checks.of(platform);
                assertThat(platform.stored()).as(request + " " + reply).containsExactly("other");
                assertThat(report.isFit()).isFalse();
            }
        }
    }

    @Test
    void aRemovalWhoseConnectionBreaksOffOnceIsSentAgain() throws Exception {
        AtomicInteger removals = new AtomicInteger();
        try (FakePlatform platform = new FakePlatform(Shape.CLIENT)) {
            platform.before((asked, own) -> asked.equals("DELETE /projects/{id}") && removals.getAndIncrement() == 0
                    ? Optional.of(Reply.text(0, "", ""))
                    : asked.equals("DELETE /projects/{id}")
                            ? Optional.of(Reply.text(204, "text/plain", ""))
                            : Optional.empty());
            CheckReport report = Checks.of(platform);
            assertThat(removals).hasValue(2);
            assertThat(report.left()).isEmpty();
            assertThat(report.isFit()).isTrue();
        }
    }

    @Test
    void whatWasCreatedWithoutAnIdIsFoundByItsNameAndRemoved() throws Exception {
        try (FakePlatform platform = new FakePlatform(Shape.GUIDELINE)) {
            platform.answering("POST /projects", 201, "application/json", "{\"data\":{\"status\":\"created\"}}");
            CheckReport report = Checks.of(platform);
            assertThat(platform.stored()).isEmpty();
            assertThat(report.problems())
                    .anyMatch(problem -> problem.contains("/api/v1/projects answered 201 with no id"));
        }
    }

    @Test
    void anItemOfAnotherNameIsNeverRemoved() throws Exception {
        try (FakePlatform platform = new FakePlatform(Shape.CLIENT).withForeignProject()) {
            platform.answering(
                    "POST /projects", 201, "application/json", "{\"data\":{\"id\":\"other\",\"name\":\"Other\"}}");
            CheckReport report = Checks.of(platform);
            assertThat(platform.stored()).contains("other");
            assertThat(platform.requests())
                    .filteredOn("DELETE /projects/{id}"::equals)
                    .hasSize(1);
            assertThat(report.problems()).anyMatch(problem -> problem.contains("another name than"));
        }
    }

    @Test
    void whatCannotBeRemovedIsNamedWithItsId() throws Exception {
        try (FakePlatform platform = new FakePlatform(Shape.CLIENT)) {
            // Nothing is removed, since what is deleted comes back by another name.
            platform.before(
                    (request, own) -> request.equals("DELETE /projects/{id}") || request.equals("GET /projects/{id}")
                            ? Optional.of(Reply.text(500, "text/plain", "Internal Server Error"))
                            : Optional.empty());
            CheckReport report = Checks.of(platform);
            assertThat(report.left())
                    .singleElement()
                    .asString()
                    .startsWith("the project id-1 (mobius-load-test check-1 project): DELETE " + platform.url()
                            + "/api/v1/projects/id-1 answered 500");
            assertThat(report.isFit()).isFalse();
        }
    }

    @Test
    void whatIsStillShownAfterItsRemovalIsNamed() throws Exception {
        try (FakePlatform platform = new FakePlatform(Shape.CLIENT)) {
            platform.before((request, own) -> request.equals("GET /projects/{id}")
                    ? Optional.of(Reply.text(200, "application/json", "{\"data\":{\"id\":\"id-1\"}}"))
                    : Optional.empty());
            assertThat(Checks.of(platform).left())
                    .containsExactly("the project id-1 (mobius-load-test check-1 project): deleted, but still listed");
        }
    }

    @Test
    void aPlatformThatHangsInTheMiddleLosesNothing() throws Exception {
        try (FakePlatform platform = new FakePlatform(Shape.PLAN)) {
            platform.before((request, own) ->
                    request.equals("GET /contexts/search") ? Optional.of(NO_ANSWER) : Optional.empty());
            CheckReport report = Checks.of(platform);
            assertThat(platform.stored()).isEmpty();
            assertThat(Checks.row(report, "GET /contexts/search").outcome()).isEqualTo(Outcome.FAILED);
            assertThat(Checks.row(report, "POST /contexts/import").outcome()).isEqualTo(Outcome.UNDERSTOOD);
        }
    }

    @Test
    void aListWithoutWhatWasJustCreatedIsAFault() throws Exception {
        try (FakePlatform platform = new FakePlatform(Shape.CLIENT)) {
            platform.answering("GET /projects", 200, "application/json", "{\"data\":[]}");
            assertThat(Checks.of(platform).problems())
                    .anyMatch(problem -> problem.contains(" with a list without id-1, which was just created"));
            assertThat(platform.stored()).isEmpty();
        }
    }
}
