package mobius.config.hocon;

import com.typesafe.config.ConfigValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** Collects everything that is wrong, so that it can be told and put right at once. */
public final class Problems {

    private final List<Problem> found = new ArrayList<>();
    private final Set<ConfigValue> blamed = Collections.newSetFromMap(new IdentityHashMap<>());

    void add(Problem problem) {
        found.add(problem);
    }

    /** A problem that leaves nothing to read on with. */
    ConfigurationException fatal(Problem problem) {
        found.add(problem);
        return exception();
    }

    /** A substitution puts one value under several keys: it is blamed once, under the key that was read first. */
    void add(ConfigValue value, String complaint, String remedy) {
        add(value, Problem.at(SourceLocation.of(value), complaint, remedy));
    }

    /** As {@link #add(ConfigValue, String, String)}, for a problem in other words. */
    void add(ConfigValue value, Problem problem) {
        if (blamed.add(value)) {
            add(problem);
        }
    }

    /**
     * Ends the reading if there is a problem.
     *
     * @throws ConfigurationException when anything was found, sorted by file and line, then system properties, then what
     *     is missing
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
