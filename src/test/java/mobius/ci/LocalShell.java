package mobius.ci;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Runs scripts in a folder as Jenkins does. */
final class LocalShell implements Shell {

    private final Path folder;
    private final Map<String, String> more;

    /** Variables come from the build, from here and from this process, but for those of the suite. */
    LocalShell(Path folder, Map<String, String> more) {
        this.folder = folder;
        this.more = Map.copyOf(more);
    }

    @Override
    public Ended run(String script, Map<String, String> variables) {
        ProcessBuilder builder = new ProcessBuilder("sh", "-e", "-c", script)
                .directory(folder.toFile())
                .redirectErrorStream(true);
        Map<String, String> environment = new HashMap<>(variables);
        environment.putAll(more);
        builder.environment().keySet().removeIf(name -> name.startsWith("MOBIUS_"));
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Ended(process.waitFor(), output);
        } catch (IOException noShell) {
            throw new UncheckedIOException(noShell);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
