package mobius.telemetry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** A small text file of the kernel. One that is not there, as on another operating system, has no lines. */
record ProcFile(Path path) {

    private static final Pattern BLANKS = Pattern.compile("[\\s:]+");

    /** The words of each line, which blanks or colons part. */
    List<List<String>> lines() {
        try {
            return Files.readAllLines(path).stream().map(ProcFile::words).toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /** The number behind the word {@code key} in the first line that starts with it, as in {@code key 42}. */
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
