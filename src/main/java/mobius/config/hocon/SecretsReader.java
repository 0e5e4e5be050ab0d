package mobius.config.hocon;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Reads the secrets from environment variables, and refuses secrets in other places. */
public final class SecretsReader {

    static final String PASSWORD = "MOBIUS_PASSWORD";
    static final String TOKEN = "MOBIUS_TOKEN";
    static final String JDBC_PASSWORD = "MOBIUS_JDBC_PASSWORD";
    static final String PROMETHEUS_TOKEN = "MOBIUS_PROMETHEUS_TOKEN";

    static final String PROMETHEUS_PASSWORD = "MOBIUS_PROMETHEUS_PASSWORD";

    static final String TRACES_TOKEN = "MOBIUS_TRACES_TOKEN";

    private static final List<String> ALL =
            List.of(PASSWORD, TOKEN, JDBC_PASSWORD, PROMETHEUS_TOKEN, PROMETHEUS_PASSWORD, TRACES_TOKEN);

    /** Secrets that are sent in a header. */
    private static final List<String> BEARERS = List.of(TOKEN, PROMETHEUS_TOKEN, TRACES_TOKEN);

    private static final int LAST_OF_ASCII = 0x7f;

    private final Map<String, String> variables;
    private final Problems problems;

    /**
     * Creates a reader.
     *
     * @param variables environment variables
     * @param problems receives the problems found
     */
    public SecretsReader(Map<String, String> variables, Problems problems) {
        this.variables = variables;
        this.problems = problems;
    }

    /** Reads all secrets. Invalid ones are reported as problems, without their values. */
    public Secrets read() {
        return new Secrets(
                secret(PASSWORD),
                secret(TOKEN),
                secret(JDBC_PASSWORD),
                secret(PROMETHEUS_TOKEN),
                secret(PROMETHEUS_PASSWORD),
                secret(TRACES_TOKEN));
    }

    /** The values of all secrets that are set, for removing them from output. */
    public List<String> words() {
        return ALL.stream()
                .map(variables::get)
                .filter(Objects::nonNull)
                .map(String::strip)
                .toList();
    }

    /**
     * Reads a secret. White space at the ends is removed, because secrets from files end with a line end. A value that a header
     * cannot carry is refused here, because the HTTP client would quote it in its own error.
     */
    private Optional<Secret> secret(String variable) {
        Optional<String> text =
                Optional.ofNullable(variables.get(variable)).map(String::strip).filter(stripped -> !stripped.isEmpty());
        if (text.filter(stripped -> stripped.chars().anyMatch(Character::isISOControl))
                .isPresent()) {
            problems.add(
                    Problem.ofAbsence(variable + " has a control character or several lines", "export it without"));
        }
        if (BEARERS.contains(variable)
                && text.filter(stripped -> stripped.chars().anyMatch(c -> c > LAST_OF_ASCII))
                        .isPresent()) {
            problems.add(Problem.ofAbsence(variable + " has a character outside ASCII", "export it as it was issued"));
        }
        return text.map(Secret::new);
    }

    /** Reports system properties that have the names of these environment variables. */
    public void refuseProperties(Map<String, String> properties) {
        for (String variable : ALL) {
            if (properties.containsKey(variable)) {
                problems.add(misplaced(variable, new SourceLocation("-D" + variable, 0)));
            }
        }
    }

    /** A problem for a secret among the settings. The value is left out, because the message ends up in logs. */
    static Problem misplaced(String key, SourceLocation place) {
        String variable = variable(key.toLowerCase(Locale.ROOT));
        String text = "%s (%s) is a secret and must not be among the settings; remove it and export %s=..."
                .formatted(key, place, variable);
        return new Problem(text, place);
    }

    private static String variable(String key) {
        if (key.contains("prometheus")) {
            return key.contains("password") ? PROMETHEUS_PASSWORD : PROMETHEUS_TOKEN;
        }
        if (key.contains("traces")) {
            return TRACES_TOKEN;
        }
        if (key.contains("token")) {
            return TOKEN;
        }
        return key.contains("database") || key.contains("jdbc") ? JDBC_PASSWORD : PASSWORD;
    }
}
