package mobius.telemetry.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;

/** A read-only connection on which each query has a time limit. */
final class PostgresSession implements AutoCloseable {

    /** Marks the suite's own statements. */
    static final String MARK = "/* mobius-load-tests */";

    private static final String NAME = "mobius-load-tests";

    private final Connection connection;

    /** Converts the current row of a result. */
    interface Row<T> {

        T read(ResultSet results) throws SQLException;
    }

    private PostgresSession(Connection connection) {
        this.connection = connection;
    }

    /** Logs in and makes the session read-only. */
    static PostgresSession open(Database database, Duration patience) throws DatabaseGap {
        try {
            Connection connection = DriverManager.getConnection(database.url(), properties(database, patience));
            PostgresSession session = new PostgresSession(connection);
            session.run("SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY " + MARK);
            session.run(String.format(Locale.ROOT, "SET statement_timeout = %d %s", patience.toMillis(), MARK));
            return session;
        } catch (SQLException refused) {
            throw DatabaseGap.of(refused);
        }
    }

    /** Returns the rows of a query, which must contain {@link #MARK}. */
    <T> List<T> list(String query, Row<T> row) throws DatabaseGap {
        try (Statement statement = connection.createStatement();
                ResultSet results = statement.executeQuery(query)) {
            List<T> rows = new ArrayList<>();
            while (results.next()) {
                rows.add(row.read(results));
            }
            return rows;
        } catch (SQLException failed) {
            throw DatabaseGap.of(failed);
        }
    }

    /** Returns the only row of a query. */
    <T> T one(String query, Row<T> row) throws DatabaseGap {
        return list(query, row).get(0);
    }

    /** Runs a command, which must contain {@link #MARK}. */
    void execute(String command) throws DatabaseGap {
        try (Statement statement = connection.createStatement()) {
            statement.execute(command);
        } catch (SQLException failed) {
            throw DatabaseGap.of(failed);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException gone) {
            // Nothing is left to close.
        }
    }

    private void run(String command) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(command);
        } catch (SQLException failed) {
            close();
            throw failed;
        }
    }

    /** Connection properties. The driver counts in whole seconds; a server that hangs must not delay the end of the run by more. */
    private static Properties properties(Database database, Duration patience) {
        String seconds = Long.toString(Math.max(1, patience.plusMillis(999).toSeconds()));
        Properties properties = new Properties();
        database.user().ifPresent(user -> properties.setProperty("user", user));
        database.password().ifPresent(password -> properties.setProperty("password", password.get()));
        properties.setProperty("ApplicationName", NAME);
        properties.setProperty("assumeMinServerVersion", "13");
        for (String limit : List.of("loginTimeout", "connectTimeout", "socketTimeout", "cancelSignalTimeout")) {
            properties.setProperty(limit, seconds);
        }
        return properties;
    }
}
