package mobius.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import mobius.data.Generator;
import mobius.data.Volume;
import mobius.production.FakePrometheus;
import mobius.run.ExampleFolder;
import mobius.run.RememberedRuns;
import mobius.seed.SeededTarget;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** The commands write and ask the same bytes in every locale, whatever digits and letters it has. */
@ResourceLock(Resources.LOCALE)
@ResourceLock(Resources.SYSTEM_OUT)
@ResourceLock(Resources.SYSTEM_ERR)
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class LocaleTest {

    private static final List<String> LOCALES = List.of("ar-EG", "tr-TR", "de-DE", "hi-IN-u-nu-deva");

    private static final String HISTORY = "mobius.history.folder";

    @RegisterExtension
    private final Console console = new Console();

    private final Locale before = Locale.getDefault();
    private final Path folder;

    LocaleTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @AfterEach
    void restore() {
        Locale.setDefault(before);
        System.clearProperty(HISTORY);
    }

    @Test
    void theReportsOfARunAreTheSame() throws IOException {
        same(() -> {
            Path run = Files.createDirectories(folder.resolve("run"));
            ExampleFolder.answeredIn(1_400, run);
            assertThat(Main.run("judge", run.toString())).isEqualTo(2);
            Map<String, String> files = filesOf(run);
            files.put("out", console.out());
            return files;
        });
    }

    @Test
    void aProfileAndWhatPrometheusIsAskedAreTheSame() throws IOException {
        Path run = Files.createDirectories(folder.resolve("production"));
        ExampleFolder.healthy(run);
        same(() -> {
            try (FakePrometheus prometheus = new FakePrometheus()) {
                prometheus.serve(Map.of(
                        "POST /api/v1/auth/login", 12_345.0, "GET /api/v1/auth/me", 12_345.0, "POST none", 200.0));
                String[] when = {"--range", "7d", "--until", "2026-01-10T12:00:00Z", "--prometheus", prometheus.url()};
                Path profiles = folder.resolve("profiles");
                assertThat(Main.run(Stream.concat(
                                        Stream.of("mix", "--force", "--folder", profiles.toString()), Stream.of(when))
                                .toArray(String[]::new)))
                        .isZero();
                assertThat(Main.run(Stream.concat(Stream.of("parity", run.toString()), Stream.of(when))
                                .toArray(String[]::new)))
                        .isIn(0, 3);
                Map<String, String> result = filesOf(profiles);
                result.put("asked", prometheus.asked().toString());
                result.replaceAll((file, text) -> text.replace(prometheus.url(), "http://prometheus"));
                result.put("out", console.out().replace(prometheus.url(), "http://prometheus"));
                return result;
            }
        });
    }

    @Test
    void theHistoryAndWhatItIsComparedWithAreTheSame() throws IOException {
        RememberedRuns runs = new RememberedRuns(folder.resolve("runs"), folder.resolve("history"));
        for (int day = 0; day < 7; day++) {
            runs.end(day, 20 + day);
        }
        System.setProperty(HISTORY, runs.history().toString());
        assertThat(Main.run("accept", "day-6", "--reason", "für später")).isZero();
        console.forget();
        same(() -> {
            assertThat(Main.run("history")).isZero();
            assertThat(Main.run("compare", runs.run(0).toString(), runs.run(6).toString()))
                    .isEqualTo(3);
            assertThat(Main.run(
                            "trend",
                            "--environment",
                            "local",
                            "--folder",
                            folder.resolve("trend").toString()))
                    .isIn(0, 2, 3);
            assertThat(Main.run("judge", runs.run(6).toString())).isIn(0, 2, 3);
            Map<String, String> files = filesOf(folder.resolve("trend"));
            files.putAll(filesOf(runs.run(6)));
            files.put("out", console.out().replaceAll("comparison/\\d+", "comparison/now"));
            return files;
        });
    }

    /** The moment of the acceptance is the only difference. */
    @Test
    void anAcceptedChangeIsTheSame() throws IOException {
        RememberedRuns runs = new RememberedRuns(folder.resolve("runs"), folder.resolve("history"));
        runs.end(0, 20);
        System.setProperty(HISTORY, runs.history().toString());
        Map<String, String> before = filesOf(runs.history());
        same(() -> {
            assertThat(Main.run("accept", "day-0", "--reason", "für später")).isZero();
            Map<String, String> accepted = filesOf(runs.history());
            accepted.keySet().removeAll(before.keySet());
            assertThat(accepted).hasSize(1);
            Map<String, String> files = new TreeMap<>();
            for (Map.Entry<String, String> file : accepted.entrySet()) {
                Files.delete(runs.history().resolve(file.getKey()));
                files.put(withoutTheMoment(file.getKey()), withoutTheMoment(file.getValue()));
            }
            files.put("out", withoutTheMoment(console.out()));
            return files;
        });
    }

    private static String withoutTheMoment(String text) {
        return text.replaceAll("[0-9]{4}-?[0-9]{2}-?[0-9]{2}T[0-9:._-]+Z?", "now")
                .replaceAll("on [0-9]{4}-[0-9]{2}-[0-9]{2}", "today");
    }

    @Test
    void generatedDataAreTheSame() throws IOException {
        same(() -> {
            Path data = folder.resolve("data");
            assertThat(Main.run("generate", data.toString(), "--seed", "7", "--accounts", "50", "--contexts", "5"))
                    .isZero();
            return filesOf(data);
        });
    }

    /** Times and marks of the moment are the only difference. */
    @Test
    void whatIsSentToAPlatformAndToldOfItIsTheSame() throws Exception {
        new Generator(99, new Volume(10, 10, 30, 1, 1)).writeTo(folder.resolve("data"));
        String expected = output("root");
        for (String locale : List.of("ar-EG", "tr-TR", "de-DE", "LC_ALL=C")) {
            assertThat(output(locale)).as(locale).isEqualTo(expected);
        }
    }

    private String output(String locale) throws Exception {
        try (SeededTarget target = SeededTarget.start()) {
            String data = folder.resolve("data").toString();
            return LocalizedProcess.run(
                    locale,
                    target.url(),
                    List.of(List.of("seed", data), List.of("check"), List.of("cleanup", data, "--all")));
        }
    }

    @Test
    void whatTheOtherCommandsWriteIsTheSame() throws IOException {
        same(() -> {
            Path out = folder.resolve("out");
            assertThat(Main.run("alerts", out.resolve("alerts").toString())).isZero();
            assertThat(Main.run("coverage")).isZero();
            for (String command : List.of("capacity", "compare", "history", "trend", "seed", "generate", "accept")) {
                assertThat(Main.run(command, "--help")).isZero();
            }
            Map<String, String> result = filesOf(out);
            result.put("out", console.out());
            return result;
        });
    }

    /** What commands left behind, by name. */
    @FunctionalInterface
    private interface Commands {

        Map<String, String> run() throws IOException;
    }

    private void same(Commands commands) throws IOException {
        Locale.setDefault(Locale.ROOT);
        Map<String, String> expected = commands.run();
        assertThat(expected).isNotEmpty();
        for (String locale : LOCALES) {
            console.forget();
            Locale.setDefault(Locale.forLanguageTag(locale));
            Map<String, String> found = commands.run();
            assertThat(found.keySet()).as(locale).isEqualTo(expected.keySet());
            expected.forEach((file, text) ->
                    assertThat(found.get(file)).as("%s in %s", file, locale).isEqualTo(text));
        }
    }

    private static Map<String, String> filesOf(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            paths.filter(Files::isRegularFile)
                    .forEach(file -> files.put(folder.relativize(file).toString(), content(file)));
        }
        return files;
    }

    private static String content(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            return file.toString().endsWith(".log")
                    ? Base64.getEncoder().encodeToString(bytes)
                    : new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
