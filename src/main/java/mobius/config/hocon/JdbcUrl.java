package mobius.config.hocon;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The setting for the URL of a PostgreSQL. It has no credentials: the user is another setting, and the password an environment
 * variable.
 */
public final class JdbcUrl {

    /** A JDBC URL of PostgreSQL without credentials. */
    public static final Kind<String> KIND = new Kind<>(JdbcUrl::read, "");

    private static final String BEGINNING = "jdbc:postgresql:";
    private static final Pattern CREDENTIALS = Pattern.compile("@|[?&](user|\\w*password)=");

    private JdbcUrl() {}

    private static String read(String text) throws InvalidValue {
        if (CREDENTIALS.matcher(text.toLowerCase(Locale.ROOT)).find()) {
            throw InvalidValue.secret(
                    "carries a user name or password",
                    "write the URL without it, set mobius.telemetry.database.user, and export "
                            + SecretsReader.JDBC_PASSWORD + "=...");
        }
        InvalidValue.unless(
                text.startsWith(BEGINNING) && text.length() > BEGINNING.length(),
                "is not a JDBC URL of PostgreSQL",
                "write one like jdbc:postgresql://localhost:5432/mobius");
        return text;
    }
}
