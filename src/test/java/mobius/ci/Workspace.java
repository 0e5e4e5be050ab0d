package mobius.ci;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A folder with stand-ins for the commands that the pipeline calls, and for the day. */
final class Workspace {

    private static final String NEXT_CALL = "--";

    private final Path folder;

    Workspace(Path folder) throws IOException {
        this.folder = folder;
        command("mvnw", "exit $(cat maven-ends-with 2>/dev/null || echo 0)");
        command(
                ".ci/simulate",
                "rm -f target/gatling/last-run.txt",
                "printf '%s\\n' \"$@\" \"secrets ${MOBIUS_PASSWORD-}; ${MOBIUS_TOKEN-}; ${MOBIUS_JDBC_PASSWORD-}\" "
                        + NEXT_CALL + " >>calls.txt",
                "[ ! -e \"$1-is-refused\" ] || exit 1",
                "run=$(echo \"$1\" | tr A-Z a-z)-1",
                "mkdir -p target/gatling/$run history",
                "echo log >target/gatling/$run/simulation.log",
                "mktemp -p history $1-XXXXXXXX",
                "echo $run >target/gatling/last-run.txt",
                "exit $(cat \"$1-ends-with\" 2>/dev/null || echo 0)");
        command("bin/mobius", "echo \"$@\" >>accepted.txt");
        command("bin/date", "echo $DAY");
    }

    /** A shell on a day of the week, 1 for Monday. */
    Shell shell(String day) {
        String path = folder.resolve("bin") + ":" + System.getenv("PATH");
        return new LocalShell(folder, Map.of("PATH", path, "DAY", day));
    }

    void endsWith(String simulation, int exitCode) throws IOException {
        Files.writeString(folder.resolve(simulation + "-ends-with"), Integer.toString(exitCode));
    }

    void mavenEndsWith(int exitCode) throws IOException {
        Files.writeString(folder.resolve("maven-ends-with"), Integer.toString(exitCode));
    }

    void isRefused(String simulation) throws IOException {
        Files.createFile(folder.resolve(simulation + "-is-refused"));
    }

    /** Those that were run, in their order. */
    List<String> simulations() throws IOException {
        return calls().map(call -> call.get(0)).toList();
    }

    /** What {@code bin/mobius} was given, each time. */
    List<String> accepted() throws IOException {
        Path file = folder.resolve("accepted.txt");
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    /** The simulations of the runs in the history, in alphabetical order. */
    List<String> history() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("history"))) {
            return files.map(file -> file.getFileName().toString().replaceFirst("-.*", ""))
                    .sorted()
                    .toList();
        }
    }

    List<String> argumentsOf(String simulation) throws IOException {
        List<String> call = call(simulation);
        return call.subList(0, call.size() - 1);
    }

    /** The password, the token and the password of the database, with semicolons between. */
    String secretsOf(String simulation) throws IOException {
        List<String> call = call(simulation);
        return call.get(call.size() - 1).substring("secrets ".length());
    }

    private List<String> call(String simulation) throws IOException {
        return calls().filter(call -> call.get(0).equals(simulation))
                .findFirst()
                .orElseThrow();
    }

    private Stream<List<String>> calls() throws IOException {
        Path file = folder.resolve("calls.txt");
        return Files.exists(file)
                ? Stream.of(Files.readString(file).split(NEXT_CALL + "\n", -1))
                        .filter(call -> !call.isEmpty())
                        .map(call -> call.lines().toList())
                : Stream.empty();
    }

    private void command(String name, String... lines) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
        if (!file.toFile().setExecutable(true)) {
            throw new IOException("cannot make " + file + " executable");
        }
    }
}
