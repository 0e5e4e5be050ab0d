package mobius.config.hocon;

import java.io.Serial;
import java.util.List;

/** The configuration cannot be used. The message has one line for each problem. */
public final class ConfigurationException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    /**
     * Creates an exception.
     *
     * @param problems each a sentence with the key, the value, the location and the remedy; never empty, never with a secret
     */
    public ConfigurationException(List<String> problems) {
        super(String.join(System.lineSeparator(), problems));
        this.problems = List.copyOf(problems);
    }

    /** All problems, in the order of files and lines. */
    public List<String> problems() {
        return problems;
    }
}
