package mobius.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A running platform with a PostgreSQL and a Redis of its own, on ports of 127.0.0.1. {@code src/test/platform/run} starts it, and
 * removes all of it when its standard input ends: at {@link #close}, and when this JVM dies.
 */
public final class RealPlatform implements AutoCloseable {

    private static final String PROGRAM = "src/test/platform/run";
    private static final long SECONDS_TO_START = 180;
    private static final long SECONDS_TO_END = 60;

    private final Process process;
    private final Map<String, String> announced;

    private RealPlatform(Process process, Map<String, String> announced) {
        this.process = process;
        this.announced = announced;
    }

    /** Starts one and waits until it serves. A machine without the packages skips the test; in CI the test fails. */
    public static RealPlatform start(PlatformOptions options) throws IOException {
        Optional<String> missing = missing(options);
        if (System.getenv("CI") != null) {
            assertThat(missing).as("packages that .ci/run installs").isEmpty();
        }
        assumeTrue(missing.isEmpty(), () -> "The real platform cannot start: " + missing.orElseThrow());
        Path errors = Files.createTempFile("mobius-platform", ".err");
        List<String> arguments = new ArrayList<>(options.arguments());
        arguments.add("--until-eof");
        ProcessBuilder builder = command(arguments).redirectError(errors.toFile());
        builder.environment().putAll(options.variables());
        Process process = builder.start();
        try {
            return new RealPlatform(process, announcements(process, errors));
        } catch (IOException failed) {
            end(process);
            throw failed;
        } finally {
            Files.delete(errors);
        }
    }

    /** Why it cannot be started here; empty if it can. */
    public static Optional<String> missing(PlatformOptions options) throws IOException {
        if (!Files.isExecutable(Path.of("/bin/bash")) || !Files.isExecutable(Path.of("/usr/bin/python3"))) {
            return Optional.of("no /bin/bash or no /usr/bin/python3");
        }
        List<String> arguments = new ArrayList<>(options.arguments());
        arguments.add("--check");
        Process check = command(arguments).redirectErrorStream(true).start();
        String words = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return ended(check, SECONDS_TO_END) && check.exitValue() == 0 ? Optional.empty() : Optional.of(words.strip());
    }

    /** The settings of the suite that this JVM has inherited are not the platform's. */
    private static ProcessBuilder command(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of("/bin/bash", PROGRAM));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("MOBIUS_"));
        return builder;
    }

    /** Lines of {@code name=value}; the URL is the last. */
    private static Map<String, String> announcements(Process process, Path errors) throws IOException {
        Map<String, String> announced = new ConcurrentHashMap<>();
        CompletableFuture<Boolean> serving = CompletableFuture.supplyAsync(() -> read(process, announced));
        try {
            if (serving.get(SECONDS_TO_START, TimeUnit.SECONDS)) {
                return announced;
            }
            throw new IOException("The real platform did not start: " + Files.readString(errors));
        } catch (TimeoutException late) {
            throw new IOException("The real platform did not start within " + SECONDS_TO_START + " s", late);
        } catch (ExecutionException failed) {
            throw new IOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    private static boolean read(Process process, Map<String, String> announced) {
        BufferedReader lines = process.inputReader();
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int equals = line.indexOf('=');
                announced.put(line.substring(0, equals), line.substring(equals + 1));
                if (announced.containsKey("url")) {
                    return true;
                }
            }
            return false;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public URI url() {
        return URI.create(announced("url"));
    }

    /** With user and password. */
    public String jdbcUrl() {
        return announced("jdbc");
    }

    /** One of two instances behind nginx, by its number from 1. */
    public URI instance(int number) {
        return URI.create(announced("instance_" + number));
    }

    public URI redis() {
        return URI.create(announced("redis"));
    }

    /**
     * The metrics of an exporter.
     *
     * @param name {@code postgres}, {@code redis} or {@code node}
     */
    public URI exporter(String name) {
        return URI.create(announced(name + "_exporter"));
    }

    /**
     * A process of it, for a test that ends or stops one.
     *
     * @param name {@code app}, {@code postgres}, {@code redis} or {@code <name>_exporter}
     */
    public ProcessHandle process(String name) {
        return ProcessHandle.of(Long.parseLong(announced(name + "_pid"))).orElseThrow();
    }

    /** What a process has written so far, under the same names. */
    public String log(String name) throws IOException {
        return Files.readString(folder().resolve(name.replace('_', '-') + ".log"));
    }

    Path folder() {
        return Path.of(announced("logs"));
    }

    public long count(String table) throws SQLException {
        return Long.parseLong(select("SELECT count(*) FROM " + table).get(0));
    }

    /** The rows of a query, each as its columns with {@code |} between them. */
    public List<String> select(String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection(jdbcUrl());
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            List<String> rows = new ArrayList<>();
            while (result.next()) {
                List<String> columns = new ArrayList<>();
                for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                    columns.add(String.valueOf(result.getString(column)));
                }
                rows.add(String.join("|", columns));
            }
            return rows;
        }
    }

    public void execute(String command) throws SQLException {
        try (Connection connection = DriverManager.getConnection(jdbcUrl());
                Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    private String announced(String name) {
        return Optional.ofNullable(announced.get(name))
                .orElseThrow(() -> new IllegalArgumentException("not started with it: " + name));
    }

    @Override
    public void close() throws IOException {
        end(process);
    }

    private static void end(Process process) throws IOException {
        process.getOutputStream().close();
        if (ended(process, SECONDS_TO_END)) {
            return;
        }
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        throw new IOException(
                "The real platform did not end within " + SECONDS_TO_END + " s; its processes were killed");
    }

    private static boolean ended(Process process, long seconds) throws IOException {
        try {
            return process.waitFor(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }
}
