package mobius.telemetry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** A small text file of the kernel. A missing file, as on another operating system, has no lines. */
record ProcFile(Path path) {

    private static final Pattern BLANKS = Pattern.compile("[\\s:]+");

    /** Returns the words of each line, separated by blanks or colons. */
    List<List<String>> lines() {
        try {
            return Files.readAllLines(path).stream().map(ProcFile::words).toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /** Returns the number after a word in the first line that starts with the word, as in {@code key 42}. */
    OptionalDouble valueOf(String key) {
        return lines().stream()
                .filter(line -> line.size() > 1 && line.get(0).equals(key))
                .findFirst()
                .map(line -> number(line.get(1)))
                .orElse(OptionalDouble.empty());
    }

    static OptionalDouble number(String word) {
        try {
            return OptionalDouble.of((double) Long.parseLong(word));
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }

    private static List<String> words(String line) {
        return Arrays.asList(BLANKS.split(line.strip()));
    }
}
