package mobius.ci;

import java.util.Map;

/** Where the scripts of {@code sh} go. */
interface Shell {

    /** How a script ended, and what it said. */
    record Ended(int exitCode, String output) {}

    /** Runs a script to its end. The variables come beside those of the test's own process. */
    Ended run(String script, Map<String, String> variables);
}
