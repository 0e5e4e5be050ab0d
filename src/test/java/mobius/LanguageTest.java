package mobius;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Texts that users read are written in modern English: no word from this list, which reads as translated, may be in them. Code, names
 * of settings and inline code of the documentation are not texts.
 */
class LanguageTest {

    private static final Pattern WORDS = Pattern.compile(
            "\\b(told|tells?|telling|mend(s|ed)?|foret(ell|ells|old)|condemn(s|ed)?|likewise|meanwhile|anew|beside|whoever"
                    + "|nobody|somebody|anybody|punctual|strain(s|ed)?|starv(e|es|ed|ing)|for good|com(e|es|ing) about|came about"
                    + "|(is|are|be|was|were) meant|not waited for|(a|no) say in)\\b",
            Pattern.CASE_INSENSITIVE);

    /** Classes whose texts are being rewritten elsewhere. */
    private static final List<String> UNDER_REVISION = List.of("ExecutiveSummary.java");

    @Test
    void documentationUsesNoWordThatReadsAsTranslated() {
        assertThat(lines(
                        Stream.of(
                                        Stream.of("README.md", "CONTRIBUTING.md", "CHANGES.md")
                                                .map(Path::of),
                                        files("docs", ".md"),
                                        files("docs", ".yml"))
                                .flatMap(files -> files),
                        LanguageTest::withoutCode))
                .isEmpty();
    }

    @Test
    void descriptionsInSchemasUseNoWordThatReadsAsTranslated() {
        assertThat(lines(files("docs/schemas", ".json"), LanguageTest::description))
                .isEmpty();
    }

    @Test
    void commentsOfSettingsUseNoWordThatReadsAsTranslated() {
        assertThat(lines(files("config", ".conf"), LanguageTest::comment)).isEmpty();
    }

    @Test
    void scriptsAndPagesUseNoWordThatReadsAsTranslated() {
        assertThat(lines(
                        Stream.concat(
                                Stream.of("Jenkinsfile", ".ci/run", ".ci/simulate", "bin/mobius")
                                        .map(Path::of),
                                files("src/main/resources", ".html")),
                        line -> line))
                .isEmpty();
    }

    @Test
    void messagesUseNoWordThatReadsAsTranslated() {
        assertThat(Stream.concat(files("src/main/java", ".java"), files("simulations", ".java"))
                        .filter(file ->
                                !UNDER_REVISION.contains(file.getFileName().toString()))
                        .flatMap(file -> found(file, JavaStrings.of(text(file)))))
                .isEmpty();
    }

    @Test
    void wordIsFoundInAStringWithEscapesAndInATextBlockButNotInACommentOrAName() {
        String source = """
                // It tells.
                String told = "a \\" is told";
                char quote = '"'; /* told */
                String block = ""\"
                    nobody
                    ""\";
                """;

        assertThat(found(Path.of("A.java"), JavaStrings.of(source)))
                .containsExactly("A.java:2: told in \"a \\\" is told\"", "A.java:5: nobody in \"    nobody\"");
    }

    /** A text and the number of its line. */
    private record Line(int number, String text) {}

    private static Stream<String> lines(Stream<Path> files, Function<String, String> texts) {
        return files.flatMap(file -> {
            List<String> lines = text(file).lines().toList();
            return found(
                    file,
                    IntStream.range(0, lines.size())
                            .mapToObj(i -> new Line(i + 1, texts.apply(lines.get(i))))
                            .toList());
        });
    }

    private static Stream<String> found(Path file, List<Line> lines) {
        return lines.stream()
                .flatMap(line -> WORDS.matcher(line.text())
                        .results()
                        .map(word -> file + ":" + line.number() + ": " + word.group() + " in \"" + line.text() + "\""));
    }

    private static String withoutCode(String line) {
        return line.replaceAll("`[^`]*`", "");
    }

    private static String description(String line) {
        return line.matches("\\s*\"(description|title)\": \".*") ? line : "";
    }

    private static String comment(String line) {
        return line.indexOf('#') < 0 ? "" : line.substring(line.indexOf('#'));
    }

    private static Stream<Path> files(String folder, String ending) {
        try (Stream<Path> all = Files.walk(Path.of(folder))) {
            return all.filter(file -> file.toString().endsWith(ending)).sorted().toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The string literals and text blocks of a source file, one for each of their lines. */
    private static final class JavaStrings {

        /** Comments and characters come first, so that quotes in them begin no string. */
        private static final Pattern TOKENS = Pattern.compile("//[^\\n]*|/\\*(?s:.*?)\\*/|'(?:[^'\\\\]|\\\\.)+'"
                + "|\"\"\"((?s:.*?))(?<!\\\\)\"\"\"|\"((?:[^\"\\\\\\n]++|\\\\.)*+)\"");

        private JavaStrings() {}

        static List<Line> of(String source) {
            List<Line> lines = new ArrayList<>();
            TOKENS.matcher(source).results().forEach(token -> {
                String text = token.group(1) == null ? token.group(2) : token.group(1);
                if (text != null) {
                    addLines(
                            lines,
                            1
                                    + (int) source.substring(0, token.start())
                                            .chars()
                                            .filter(c -> c == '\n')
                                            .count(),
                            text);
                }
            });
            return lines;
        }

        private static void addLines(List<Line> lines, int first, String text) {
            List<String> parts = text.lines().toList();
            for (int i = 0; i < parts.size(); i++) {
                lines.add(new Line(first + i, parts.get(i)));
            }
        }
    }
}
