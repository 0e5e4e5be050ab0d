package mobius.cli.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The journeys leave nothing out. */
class CoverageOfTheContractTest {

    @Test
    void everyEndpointOfTheContractIsInAJourney() {
        StringWriter out = new StringWriter();
        int exitCode = new CommandLine(new CoverageCommand())
                .setOut(new PrintWriter(out))
                .execute();
        assertThat(out.toString()).startsWith("config/openapi.json: ").doesNotContain("NOT COVERED");
        assertThat(exitCode).isZero();
    }
}
