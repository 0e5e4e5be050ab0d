package mobius.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorMeaningTest {

    @ParameterizedTest
    @CsvSource({
        "answered 503 (Service Unavailable), --limit-concurrency",
        "answered 500 (Internal Server Error), no correlation ID",
        "answered 400 (Invalid host header), TrustedHostMiddleware",
        "answered 307 to /api/v1/projects/, slash",
        "answered 502 (an HTML page), proxy",
        "shed, protect itself",
        "j.u.c.TimeoutException: Request timeout to {address} after 5000 ms, gave up",
        "i.n.c.u.Errors: Connection reset by peer, --timeout-keep-alive"
    })
    void failuresThatDoNotDependOnTheApplicationAreExplained(String message, String words) {
        assertThat(ErrorMeaning.of(message))
                .hasValueSatisfying(meaning -> assertThat(meaning).containsIgnoringCase(words));
    }

    @ParameterizedTest
    @ValueSource(strings = {"answered 500", "answered 503", "answered 422", "answered 200 with no list", ""})
    void othersAreNot(String message) {
        assertThat(ErrorMeaning.of(message)).isEmpty();
    }
}
