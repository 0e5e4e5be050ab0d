package mobius.reference.settings;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.NamingBase;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Converts the names of fields and parameters between {@code projectId} and {@code project_id}. */
public final class Naming {

    public static final NamingBase SNAKE_CASE = (NamingBase) PropertyNamingStrategies.SNAKE_CASE;

    private static final Pattern UNDERSCORE = Pattern.compile("_([a-z])");

    private Naming() {}

    /** Returns a name in snake_case. */
    public static String snake(String camel) {
        return SNAKE_CASE.translate(camel);
    }

    /** Returns a name in camelCase. */
    public static String camel(String snake) {
        return UNDERSCORE
                .matcher(snake)
                .replaceAll((MatchResult found) -> found.group(1).toUpperCase(Locale.ROOT));
    }
}
