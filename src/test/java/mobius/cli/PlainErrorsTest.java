package mobius.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.Callable;
import mobius.config.hocon.ConfigurationException;
import mobius.run.process.RunRefused;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class PlainErrorsTest {

    @Test
    void aRefusedRunIsItsReasonsAlone() {
        assertThat(toldOf(new RunRefused(List.of("the first reason", "the second reason"))))
                .isEqualTo("No load was sent:\n  - the first reason\n  - the second reason" + System.lineSeparator());
    }

    @Test
    void wrongSettingsAreALineEach() {
        assertThat(toldOf(new ConfigurationException(List.of("one is wrong", "two is wrong")))
                        .lines())
                .containsExactly("one is wrong", "two is wrong");
    }

    @Test
    void aBugKeepsItsStackTrace() {
        assertThat(toldOf(new NullPointerException("a bug"))).contains("a bug", "\tat ");
    }

    private static String toldOf(RuntimeException error) {
        StringWriter told = new StringWriter();
        int code = new CommandLine(new Failing(error))
                .setErr(new PrintWriter(told, true))
                .setExecutionExceptionHandler(new PlainErrors())
                .execute();
        assertThat(code).isEqualTo(1);
        return told.toString();
    }

    @Command(name = "failing")
    private record Failing(RuntimeException error) implements Callable<Integer> {

        @Override
        public Integer call() {
            throw error;
        }
    }
}
