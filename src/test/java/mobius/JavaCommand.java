package mobius;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The start of a command line that runs the {@code java} of this JVM, to which the class path and the rest are added. */
public final class JavaCommand {

    /**
     * Stops at the first compiler. A JVM that lives for half a minute spends more on the second one than it gains, and takes
     * the cores away from what is measured.
     */
    public static final String FIRST_COMPILER = "-XX:TieredStopAtLevel=1";

    private JavaCommand() {}

    /**
     * Environment variables for a run whose reference target is to do the same. A target then carries some 15 % less, so this is for
     * runs whose load is far below that.
     */
    public static Map<String, String> alsoForTheTarget() {
        return Map.of("JDK_JAVA_OPTIONS", FIRST_COMPILER);
    }

    /** A list that can be added to; for a process that ends within a minute or so. */
    public static List<String> shortLived() {
        return new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), FIRST_COMPILER));
    }
}
