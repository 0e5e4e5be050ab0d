package mobius.ci;

import groovy.lang.Closure;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The variables that scripts of {@code sh} see, block by block. */
final class Variables {

    private final Map<String, String> values;

    Variables(Map<String, String> parameters) {
        values = new HashMap<>(parameters);
    }

    Map<String, String> now() {
        return Map.copyOf(values);
    }

    /** @param assignments as {@code NAME=value} */
    void withAssigned(List<?> assignments, Closure<?> body) {
        Map<String, String> assigned = new HashMap<>();
        for (Object text : assignments) {
            String[] parts = text.toString().split("=", 2);
            assigned.put(parts[0], parts[1]);
        }
        with(assigned, body);
    }

    /** @param bindings each with a {@code variable} and a {@code credentialsId} */
    void withSecrets(List<?> bindings, Closure<?> body) {
        Map<String, String> secrets = new HashMap<>();
        for (Object binding : bindings) {
            Map<?, ?> secret = (Map<?, ?>) binding;
            secrets.put(String.valueOf(secret.get("variable")), "the secret " + secret.get("credentialsId"));
        }
        with(secrets, body);
    }

    private void with(Map<String, String> more, Closure<?> body) {
        Map<String, String> before = now();
        values.putAll(more);
        try {
            body.call();
        } finally {
            values.clear();
            values.putAll(before);
        }
    }
}
