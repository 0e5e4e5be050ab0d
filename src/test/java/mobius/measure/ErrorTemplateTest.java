package mobius.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorTemplateTest {

    private static final List<String> WORDS = List.of(
            "answered 500",
            "after 5000 ms",
            "no context",
            "42",
            "3.14",
            "user-4711",
            "ada@load.example",
            "127.0.0.1:8000",
            "65f2a91b",
            "8c0f2f0e-51d5-4d5e-9d0c-0242ac120002");
    private static final List<String> SEPARATORS = List.of(" ", ", ", ": ", "/", "\"");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    answered 500                                                     | answered 500
                    answered 307 to /api/v1/projects/                                | answered 307 to /api/v1/projects/
                    answered 308 to /projects/8c0f2f0e-51d5-4d5e-9d0c-0242ac120002/  | answered 308 to /projects/{id}/
                    status.find.is(200), but actually found 503                      | status.find.is(200), but actually found 503
                    Invalid handshake response getStatus: 403 Forbidden              | Invalid handshake response getStatus: 403 Forbidden
                    Request timeout to localhost/127.0.0.1:41237 after 5000 ms       | Request timeout to localhost/{address} after 5000 ms
                    no event within 10000 ms                                         | no event within 10000 ms
                    took 5031 ms                                                     | took {n} ms
                    no context 42 of project 4711                                    | no context {n} of project {n}
                    no user load00042@load.mobius.example                            | no user {email}
                    no key sk_live_4eC39HqLyjWD                                      | no key {id}
                    object 65f2a91b                                                  | object {id}
                    user-4711 is gone                                                | user-{n} is gone
                    3.14 of 10,000                                                   | {n} of {n}
                    no project of this account in the list                           | no project of this account in the list
                    """)
    void whatVariesFromFailureToFailureIsFoldedAndNothingElse(String message, String template) {
        assertThat(ErrorTemplate.of(message)).isEqualTo(template);
    }

    @Test
    void aTemplateIsItsOwnTemplate() {
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            String message = random.ints(1 + random.nextInt(8), 0, WORDS.size())
                    .mapToObj(WORDS::get)
                    .collect(Collectors.joining(SEPARATORS.get(random.nextInt(SEPARATORS.size()))));
            String once = ErrorTemplate.of(message);
            assertThat(ErrorTemplate.of(once)).as(message).isEqualTo(once);
        }
    }
}
