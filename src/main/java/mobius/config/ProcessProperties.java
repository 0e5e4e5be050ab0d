package mobius.config;

import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * The system properties of this process as they were written on the command line. gatling-maven-plugin starts the JVM of a
 * simulation from a JAR of its own, and puts a backslash before each quote of a property, which nothing takes away again.
 */
public final class ProcessProperties {

    private static final String COMMAND = "sun.java.command";
    private static final String JAR_OF_THE_PLUGIN = "gatlingbooter";

    private ProcessProperties() {}

    /** All of them by name. */
    public static Map<String, String> all() {
        return of(System.getProperties());
    }

    static Map<String, String> of(Properties properties) {
        boolean isEscaped = properties.getProperty(COMMAND, "").contains(JAR_OF_THE_PLUGIN);
        Map<String, String> written = new TreeMap<>();
        for (String name : properties.stringPropertyNames()) {
            String value = properties.getProperty(name, "");
            written.put(name, isEscaped && name.startsWith("mobius.") ? value.replace("\\\"", "\"") : value);
        }
        return written;
    }
}
