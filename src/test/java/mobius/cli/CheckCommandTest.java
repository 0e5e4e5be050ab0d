package mobius.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import mobius.check.FakePlatform;
import mobius.check.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code check} in a process of its own, which has the password in its environment. */
@Timeout(120)
class CheckCommandTest {

    private static final long SECONDS_TO_END = 60;

    private record Ended(int status, String output) {}

    @Test
    void aPlatformThatHasAllIsFit() throws Exception {
        try (FakePlatform platform = new FakePlatform(Shape.PLAN)) {
            Ended check =
                    check("--environment", "local", "--base-url", platform.url().toString());
            assertThat(check.output())
                    .contains(
                            "Checking " + platform.url() + " (environment local), as ",
                            "\nFIT: everything that the mix");
            assertThat(check.status()).isZero();
        }
    }

    @Test
    void aPlatformThatLacksSomethingOfTheMixIsNotFit() throws Exception {
        try (FakePlatform platform = new FakePlatform(Shape.CLIENT)) {
            platform.answering("POST /llm/complete", 503, "application/json", "{\"detail\":\"LLM provider error\"}");
            Ended check =
                    check("--environment", "local", "--url", platform.url().toString());
            assertThat(check.output())
                    .contains(
                            "/api/v1/llm/complete answered 503 (LLM provider error); see the platform's log.",
                            "NOT FIT");
            assertThat(check.status()).isEqualTo(2);
        }
    }

    @Test
    void aProtectedPlatformTakesNoNewAccount() throws Exception {
        Ended check = check("--environment", "production", "--register");
        assertThat(check.output()).contains("POST /auth/register", "mobius.production.acknowledge=production");
        assertThat(check.status()).isEqualTo(1);
    }

    @Test
    void aPlatformThatIsNotThereIsAConfigurationError() throws Exception {
        Ended check = check("--environment", "local", "--url", "http://127.0.0.1:1");
        assertThat(check.output())
                .contains("GET http://127.0.0.1:1/health refuses the connection; start the platform there")
                .doesNotContain("\tat ");
        assertThat(check.status()).isEqualTo(1);
    }

    private static Ended check(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "check"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("MOBIUS_PASSWORD", FakePlatform.PASSWORD);
        Process process = builder.start();
        try {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS))
                    .as(output)
                    .isTrue();
            return new Ended(process.exitValue(), output);
        } finally {
            process.destroyForcibly();
        }
    }
}
