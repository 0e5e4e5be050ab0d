package mobius.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import mobius.reference.ReferenceTarget;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The target in a process of its own. */
@Tag("live")
@Timeout(60)
class TargetCommandTest {

    private static final long SECONDS_TO_END = 15;

    @Test
    void itServesUntilItIsAskedToEnd() throws Exception {
        Process process = start("target");
        try (BufferedReader lines = process.inputReader()) {
            assertThat(health(announced(lines))).isEqualTo(200);
            process.destroy();
            assertThat(process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void itEndsWithItsInputWhereThatIsAskedFor() throws Exception {
        Process process = start("target", "--until-input-ends");
        try (BufferedReader lines = process.inputReader()) {
            assertThat(health(announced(lines))).isEqualTo(200);
            process.getOutputStream().close();
            assertThat(process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
        } finally {
            process.destroyForcibly();
        }
    }

    private static Process start(String... arguments) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "mobius.cli.Main"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("MOBIUS_PASSWORD", "of this test");
        return builder.start();
    }

    private static URI announced(BufferedReader lines) throws Exception {
        String line = lines.readLine();
        assertThat(line).startsWith(ReferenceTarget.ANNOUNCEMENT + "http://127.0.0.1:");
        return URI.create(line.substring(ReferenceTarget.ANNOUNCEMENT.length()));
    }

    private static int health(URI target) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(target.resolve("/health")).build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
