package mobius.config.hocon;

import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The system properties of this process as they were written on the command line. gatling-maven-plugin starts the JVM of a
 * simulation from a JAR of its own. It doubles the backslashes before a quote in a property and adds one, and nothing in that JVM
 * removes them.
 */
public final class ProcessProperties {

    private static final String COMMAND = "sun.java.command";
    private static final String JAR_OF_THE_PLUGIN = "gatlingbooter";

    private static final Pattern ESCAPED_QUOTE = Pattern.compile("(\\\\*)\\1\\\\\"");

    private ProcessProperties() {}

    /** All properties by name. */
    public static Map<String, String> all() {
        return of(System.getProperties());
    }

    static Map<String, String> of(Properties properties) {
        boolean isEscaped = properties.getProperty(COMMAND, "").contains(JAR_OF_THE_PLUGIN);
        Map<String, String> written = new TreeMap<>();
        for (String name : properties.stringPropertyNames()) {
            String value = properties.getProperty(name, "");
            written.put(
                    name,
                    isEscaped && name.startsWith("mobius.")
                            ? ESCAPED_QUOTE.matcher(value).replaceAll("$1\"")
                            : value);
        }
        return written;
    }
}
