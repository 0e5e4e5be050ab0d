package mobius.config;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads the secrets, from environment variables alone. */
final class SecretsReader {

    static final String PASSWORD = "MOBIUS_PASSWORD";
    static final String TOKEN = "MOBIUS_TOKEN";

    private final Map<String, String> variables;
    private final Problems problems;

    SecretsReader(Map<String, String> variables, Problems problems) {
        this.variables = variables;
        this.problems = problems;
    }

    Secrets read() {
        return new Secrets(secret(PASSWORD), secret(TOKEN));
    }

    private Optional<Secret> secret(String variable) {
        return Optional.ofNullable(variables.get(variable))
                .filter(text -> !text.isBlank())
                .map(Secret::new);
    }

    /** Secrets under the names of their environment variables, given as system properties. */
    void refuseProperties(Map<String, String> properties) {
        for (String variable : new String[] {PASSWORD, TOKEN}) {
            if (properties.containsKey(variable)) {
                problems.add(misplaced(variable, new Place("-D" + variable, 0)));
            }
        }
    }

    /** A secret among the settings. Its value is not told, because this text ends up in logs. */
    static Problem misplaced(String key, Place place) {
        String variable = key.toLowerCase(Locale.ROOT).contains("token") ? TOKEN : PASSWORD;
        String text = "%s (%s) is a secret and must not be among the settings; take it out and export %s=..."
                .formatted(key, place, variable);
        return new Problem(text, place);
    }
}
