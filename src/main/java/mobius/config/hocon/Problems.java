package mobius.config.hocon;

import com.typesafe.config.ConfigValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** Collects all problems, so that they can be reported and fixed at once. Not thread-safe. */
public final class Problems {

    private final List<Problem> found = new ArrayList<>();
    /** Values with a problem, by identity: equal values in different places are different problems. */
    private final Set<ConfigValue> blamed = Collections.newSetFromMap(new IdentityHashMap<>());

    void add(Problem problem) {
        found.add(problem);
    }

    /**
     * Adds a problem after which reading cannot continue.
     *
     * @return the exception for the caller to throw, with all problems so far
     */
    ConfigurationException fatal(Problem problem) {
        found.add(problem);
        return exception();
    }

    /**
     * Adds a problem of a value. A substitution may put one value under several keys; it is reported once, under the key that was
     * read first.
     */
    void add(ConfigValue value, String complaint, String remedy) {
        add(value, Problem.at(SourceLocation.of(value), complaint, remedy));
    }

    /** Adds a problem of a value with its complete text, as {@link #add(ConfigValue, String, String)} does. */
    void add(ConfigValue value, Problem problem) {
        if (blamed.add(value)) {
            add(problem);
        }
    }

    /**
     * Ends the reading if there are problems.
     *
     * @throws ConfigurationException if there are any; sorted by file and line, then system properties, then missing settings
     */
    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw exception();
        }
    }

    private ConfigurationException exception() {
        return new ConfigurationException(
                found.stream().sorted().map(Problem::text).distinct().toList());
    }
}
