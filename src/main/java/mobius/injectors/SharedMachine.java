package mobius.injectors;

import java.util.Map;

/**
 * How many injectors of a run share this machine, and with it its address and the reference target. The command that starts them
 * says so to each.
 */
public final class SharedMachine {

    private static final String VARIABLE = "MOBIUS_INJECTORS_HERE";

    private SharedMachine() {}

    /** Puts their number into the environment of a process. */
    public static void announce(Map<String, String> environment, int injectors) {
        environment.put(VARIABLE, Integer.toString(injectors));
    }

    /** Their number; 1 in a process that something else has started. */
    public static int injectors() {
        String number = System.getenv(VARIABLE);
        return number != null && number.matches("[1-9]\\d{0,4}") ? Integer.parseInt(number) : 1;
    }

    /** Whether a process with these environment variables is one of several that a command has started. */
    public static boolean isAnnouncedIn(Map<String, String> environment) {
        return environment.containsKey(VARIABLE);
    }
}
