package mobius.ci;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What a build has archived. */
final class Artifacts {

    private final TreeMap<Path, byte[]> contents = new TreeMap<>();

    /** @param patterns as in Ant, with commas between */
    void archive(Path workspace, String patterns) {
        try (Stream<Path> files = Files.walk(workspace)) {
            List<Path> chosen = files.filter(Files::isRegularFile)
                    .map(workspace::relativize)
                    .filter(any(patterns))
                    .toList();
            for (Path file : chosen) {
                contents.put(file, Files.readAllBytes(workspace.resolve(file)));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Copies those that match, and tells how many they were. */
    int copyTo(Path workspace, String patterns) {
        Map<Path, byte[]> chosen = new TreeMap<>(contents);
        chosen.keySet().removeIf(any(patterns).negate());
        chosen.forEach((file, content) -> write(workspace.resolve(file), content));
        return chosen.size();
    }

    void loseOneOf(String patterns) {
        contents.keySet().stream().filter(any(patterns)).findFirst().ifPresent(contents::remove);
    }

    Set<Path> names() {
        return contents.keySet();
    }

    private static Predicate<Path> any(String patterns) {
        List<PathMatcher> matchers = Stream.of(patterns.split(","))
                .map(pattern -> FileSystems.getDefault().getPathMatcher("glob:" + pattern.strip()))
                .toList();
        return file -> matchers.stream().anyMatch(matcher -> matcher.matches(file));
    }

    private static void write(Path file, byte[] content) {
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, content);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
