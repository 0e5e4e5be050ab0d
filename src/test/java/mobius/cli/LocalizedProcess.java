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

/** Commands in a process whose locale is another one. */
public final class LocalizedProcess {

    private static final long SECONDS_TO_END = 120;

    /** Between two commands. */
    private static final String THEN = "then";

    private LocalizedProcess() {}

    /** The process: runs one command after the other, until one ends with another exit code than 0 and 2. */
    public static void main(String[] arguments) {
        List<String> command = new ArrayList<>();
        for (String argument : arguments) {
            if (argument.equals(THEN)) {
                endUnlessFine(Main.run(command.toArray(String[]::new)));
                command.clear();
            } else {
                command.add(argument);
            }
        }
        System.exit(0);
    }

    private static void endUnlessFine(int exitCode) {
        if (exitCode != 0 && exitCode != 2) {
            System.exit(exitCode);
        }
    }

    /**
     * What commands say about a platform, without what another run says otherwise: address, times, and marks.
     *
     * @param locale {@code root}, a language tag, or {@code LC_ALL=} and a locale of the operating system
     */
    static String run(String locale, String url, List<List<String>> commands) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        boolean isOfTheSystem = locale.startsWith("LC_ALL=");
        if (!isOfTheSystem) {
            Locale wanted = locale.equals("root") ? Locale.ROOT : Locale.forLanguageTag(locale);
            command.add("-Duser.language=" + wanted.getLanguage());
            command.add("-Duser.country=" + wanted.getCountry());
        }
        command.addAll(List.of(
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                LocalizedProcess.class.getName()));
        for (List<String> each : commands) {
            command.addAll(each);
            command.addAll(List.of(
                    "--environment", "local", "--url", url, "-Dmobius.target.limits.injector-is-exempt=true", THEN));
        }
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("MOBIUS_PASSWORD", SeededTarget.PASSWORD);
        if (isOfTheSystem) {
            builder.environment().put("LC_ALL", locale.substring("LC_ALL=".length()));
        }
        Process process = builder.start();
        try {
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as(said).isZero();
            return said.replace(url, "http://platform")
                    .replaceAll("\\d+(\\.\\d+)? m?s\\b", "a while")
                    .replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "an id")
                    .replaceAll("check-\\d+", "a mark");
        } finally {
            process.destroyForcibly();
        }
    }
}
