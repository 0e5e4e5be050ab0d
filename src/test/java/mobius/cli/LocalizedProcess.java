package mobius.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import mobius.seed.SeededTarget;

/** A command in a process of its own whose locale is another one. */
final class LocalizedProcess {

    private static final long SECONDS_TO_END = 60;

    private LocalizedProcess() {}

    /**
     * What a command says about a platform, without what another run says otherwise: address, times, and marks.
     *
     * @param locale {@code root}, a language tag, or {@code LC_ALL=} and a locale of the operating system
     */
    static String run(String locale, String url, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        boolean isOfTheSystem = locale.startsWith("LC_ALL=");
        if (!isOfTheSystem) {
            Locale wanted = locale.equals("root") ? Locale.ROOT : Locale.forLanguageTag(locale);
            command.add("-Duser.language=" + wanted.getLanguage());
            command.add("-Duser.country=" + wanted.getCountry());
        }
        command.addAll(
                List.of("-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), "mobius.cli.Main"));
        command.addAll(List.of(arguments));
        command.addAll(
                List.of("--environment", "local", "--url", url, "-Dmobius.target.limits.injector-is-exempt=true"));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("MOBIUS_PASSWORD", SeededTarget.PASSWORD);
        if (isOfTheSystem) {
            builder.environment().put("LC_ALL", locale.substring("LC_ALL=".length()));
        }
        Process process = builder.start();
        try {
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as(said).isIn(0, 2);
            return said.replace(url, "http://platform")
                    .replaceAll("\\d+(\\.\\d+)? m?s\\b", "a while")
                    .replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "an id")
                    .replaceAll("check-\\d+", "a mark");
        } finally {
            process.destroyForcibly();
        }
    }
}
