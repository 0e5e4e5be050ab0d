package mobius.telemetry.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A real PostgreSQL with {@code pg_stat_statements}, in a folder and on a port of its own. It refuses to be run by root, and is then
 * run by the user {@value #USER} of its Debian package.
 */
public final class PostgresServer implements AutoCloseable {

    public static final String PASSWORD = "not-a-secret";

    private static final String USER = "postgres";
    private static final String OWNER = "mobius";
    private static final long PATIENCE_SECONDS = 60;

    private final Path programs;
    private final Path folder;
    private final int port;
    private final List<String> settings;

    private PostgresServer(Path programs, Path folder, int port, List<String> settings) {
        this.programs = programs;
        this.folder = folder;
        this.port = port;
        this.settings = settings;
    }

    /**
     * Starts one, or skips the test on a machine that has none. In CI there is one.
     *
     * @param settings for example {@code max_connections=20}
     */
    public static PostgresServer start(String... settings) throws IOException {
        Optional<Path> programs = programs();
        if (System.getenv("CI") != null) {
            assertThat(programs).as("PostgreSQL, which .ci/run installs").isPresent();
        }
        assumeTrue(programs.isPresent(), "there is no PostgreSQL on this machine; install the package postgresql");
        PostgresServer server = new PostgresServer(programs.orElseThrow(), newFolder(), freePort(), List.of(settings));
        server.initialise();
        server.launch();
        return server;
    }

    /** As Debian and others install them. */
    private static Optional<Path> programs() throws IOException {
        Path debian = Path.of("/usr/lib/postgresql");
        List<Path> folders = new ArrayList<>();
        if (Files.isDirectory(debian)) {
            try (Stream<Path> versions = Files.list(debian)) {
                versions.map(version -> version.resolve("bin"))
                        .sorted(Comparator.reverseOrder())
                        .forEach(folders::add);
            }
        }
        Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .map(Path::of)
                .forEach(folders::add);
        return folders.stream()
                .filter(bin -> Files.isExecutable(bin.resolve("initdb")) && Files.isExecutable(bin.resolve("postgres")))
                .findFirst();
    }

    /** As the superuser, who plays the platform. */
    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(url(database), OWNER, PASSWORD);
    }

    /** Runs commands as the superuser. */
    public void run(String database, String... commands) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            for (String command : commands) {
                statement.execute(command);
            }
        }
    }

    /** The user {@code reader}, as docs/telemetry.md has it made. */
    public void createReader(String database) throws SQLException {
        run(
                database,
                "CREATE EXTENSION IF NOT EXISTS pg_stat_statements",
                "CREATE ROLE reader LOGIN PASSWORD '" + PASSWORD + "' CONNECTION LIMIT 2",
                "GRANT pg_read_all_stats TO reader");
    }

    /** How the suite is told of it. */
    public Database as(String user, String database) {
        Supplier<String> password = () -> PASSWORD;
        return new Database(url(database), Optional.of(user), Optional.of(password));
    }

    public String url(String database) {
        return String.format(Locale.ROOT, "jdbc:postgresql://127.0.0.1:%d/%s", port, database);
    }

    /** Starts it on the data that it has. */
    public void launch() throws IOException {
        List<String> command = new ArrayList<>(List.of("-D", data(), "-w", "-t", "50", "-l", log(), "-o"));
        List<String> options = new ArrayList<>(List.of(
                "port=" + port,
                "listen_addresses=127.0.0.1",
                "unix_socket_directories=" + folder,
                "fsync=off",
                "shared_preload_libraries=pg_stat_statements"));
        options.addAll(settings);
        command.add("-c " + String.join(" -c ", options));
        command.add("start");
        execute("pg_ctl", command);
    }

    /** Kills the process of one connection; PostgreSQL then ends all others too, forgets its statistics and starts again. */
    public void crash() throws SQLException {
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement();
                ResultSet pid = statement.executeQuery("SELECT pg_backend_pid()")) {
            pid.next();
            ProcessHandle.of(pid.getLong(1)).orElseThrow().destroyForcibly();
        }
    }

    /** Ends it, and all connections with it. */
    public void stop() throws IOException {
        execute("pg_ctl", List.of("-D", data(), "-w", "-m", "immediate", "stop"));
    }

    @Override
    public void close() throws IOException {
        if (Files.exists(Path.of(data(), "postmaster.pid"))) {
            stop();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private void initialise() throws IOException {
        Path secret = folder.resolve("password");
        Files.writeString(secret, PASSWORD + "\n");
        giveAway(secret);
        execute(
                "initdb",
                List.of(
                        "-D",
                        data(),
                        "-U",
                        OWNER,
                        "-A",
                        "scram-sha-256",
                        "-N",
                        "--pwfile=" + secret,
                        "--locale=C",
                        "-E",
                        "UTF8"));
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    private String log() {
        return folder.resolve("log").toString();
    }

    private static Path newFolder() throws IOException {
        Path folder = Files.createTempDirectory("mobius-postgres");
        giveAway(folder);
        return folder;
    }

    private static void giveAway(Path file) throws IOException {
        if (isRoot()) {
            UserPrincipal user =
                    file.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(USER);
            Files.setOwner(file, user);
        }
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Its output goes to a file: a server that inherits a pipe would keep it open. */
    private void execute(String program, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            command.addAll(List.of("setpriv", "--reuid=" + USER, "--regid=" + USER, "--clear-groups"));
        }
        command.add(programs.resolve(program).toString());
        command.addAll(arguments);
        Path output = folder.resolve(program + ".out");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (!ended || process.exitValue() != 0) {
                throw new IOException(program + " failed: " + Files.readString(output));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException(stopped));
        }
    }
}
