package mobius.run.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Arguments of a {@code java} command in a file that only its owner can read, because all users of a machine can see command
 * lines. It is deleted when it is closed.
 *
 * @param path the file
 */
record ArgumentFile(Path path) implements AutoCloseable {

    static ArgumentFile of(List<String> arguments) throws IOException {
        Path path = Files.createTempFile("mobius-", ".arguments");
        path.toFile().deleteOnExit();
        String text = arguments.stream().map(ArgumentFile::quoted).collect(Collectors.joining("\n"));
        return new ArgumentFile(Files.writeString(path, text, Charset.forName(System.getProperty("native.encoding"))));
    }

    /** Returns the argument for the command line that refers to the file. */
    String argument() {
        return "@" + path;
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException kept) {
            throw new UncheckedIOException(kept);
        }
    }

    private static String quoted(String argument) {
        return '"'
                + argument.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r")
                + '"';
    }
}
