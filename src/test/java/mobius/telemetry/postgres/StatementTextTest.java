package mobius.telemetry.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatementTextTest {

    @Test
    void aNormalisedQueryStaysAsItIsOnOneLine() {
        assertThat(StatementText.of("SELECT a1, \"Odd 7 name\"\n  FROM t_2\n WHERE id = $1 LIMIT $2"))
                .isEqualTo("SELECT a1, \"Odd 7 name\" FROM t_2 WHERE id = $1 LIMIT $2");
    }

    @Test
    void valuesOfOtherCommandsAreTakenOut() {
        assertThat(StatementText.of("ALTER ROLE mobius PASSWORD 'it''s secret' VALID UNTIL E'20\\'30'"))
                .isEqualTo("ALTER ROLE mobius PASSWORD ? VALID UNTIL ?");
        assertThat(StatementText.of("DO $body$ BEGIN PERFORM login('x', 1.5); END $body$"))
                .isEqualTo("DO ?");
        assertThat(StatementText.of("EXECUTE find(17, -3.5e2, 'a')")).isEqualTo("EXECUTE find(?, -?, ?)");
    }

    @Test
    void commentsAreTakenOutAndBeginNoValues() {
        assertThat(StatementText.of("SELECT 1 -- user's\n/* trace='abc' */ FROM t WHERE a = 'b'"))
                .isEqualTo("SELECT ? FROM t WHERE a = ?");
    }

    @Test
    void aValueWithoutItsEndIsAValueToo() {
        assertThat(StatementText.of("SET ROLE 'secret")).isEqualTo("SET ROLE ?");
        assertThat(StatementText.of("DO $x$ secret")).isEqualTo("DO ?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "''", "a''", "-- ", "/*", "\"", "$x$"})
    void aLongValueIsAValue(String part) {
        String value = part.repeat(100_000);
        assertThat(StatementText.of("SET a = '" + value + "', 7")).isEqualTo("SET a = ?, ?");
        assertThat(StatementText.of("SET a = E'\\'" + value + "\\n', 7")).isEqualTo("SET a = ?, ?");
        assertThat(StatementText.of("SET a = '" + value)).isEqualTo("SET a = ?");
        assertThat(StatementText.of("SET a = $b$" + value + "$b$, 7")).isEqualTo("SET a = ?, ?");
    }

    @Test
    void aLongStatementIsShortened() {
        String text = StatementText.of("SELECT " + "a, ".repeat(1_000));
        assertThat(text).hasSize(500).endsWith("...");
    }
}
