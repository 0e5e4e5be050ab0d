package mobius.gatling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import mobius.contract.Answer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the run log says of an answer, whatever is in its body. */
class StatusCheckTest {

    private static final SortedSet<Integer> ACCEPTED = new TreeSet<>(Set.of(200, 201));

    @Test
    void anAcceptedStatusIsNoProblem() {
        assertThat(StatusCheck.problem(answer(201, null, null), ACCEPTED)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "204, , , answered 204",
        "307, Location, /api/v1/projects/, answered 307 to /api/v1/projects/",
        "401, , , answered 401",
        "429, , , throttled",
        "500, , , answered 500",
        "503, Retry-After, 5, shed"
    })
    void everyOtherOneIsAndNeverIsItFollowed(
            int status, @Nullable String header, @Nullable String value, String problem) {
        assertThat(StatusCheck.problem(answer(status, header, value), ACCEPTED)).contains(problem);
    }

    @ParameterizedTest
    @CsvSource({
        "500, Internal Server Error, answered 500 (Internal Server Error)",
        "503, Service Unavailable, answered 503 (Service Unavailable)",
        "400, 'Invalid host header', answered 400 (Invalid host header)",
        "502, <html><body>Bad Gateway</body></html>, answered 502 (an HTML page)",
        "500, {\"detail\":\"row 4711 is gone\"}, answered 500"
    })
    void aServerThatAnswersInPlaceOfThePlatformIsNamedByItsOwnWords(int status, String body, String problem) {
        assertThat(StatusCheck.problem(answer(status, null, null, body), ACCEPTED))
                .contains(problem);
    }

    private static Answer answer(int status, @Nullable String header, @Nullable String value) {
        return answer(status, header, value, "");
    }

    private static Answer answer(int status, @Nullable String header, @Nullable String value, String body) {
        return Answer.of(
                "GET /projects",
                status,
                name -> name.equals(header) ? Optional.ofNullable(value) : Optional.empty(),
                body);
    }
}
