package mobius.ci;

import groovy.lang.GroovyObjectSupport;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a pipeline knows as {@code env}: the sandbox of Jenkins lets it have properties and nothing else. */
public final class Environment extends GroovyObjectSupport {

    private final Map<String, String> values;

    Environment(Map<String, String> values) {
        this.values = values;
    }

    @Override
    public @Nullable Object getProperty(String name) {
        return values.get(name);
    }

    @Override
    public void setProperty(String name, Object value) {
        values.put(name, value.toString());
    }

    /** Groovy calls it for {@code env[...]}. */
    @SuppressWarnings("DoNotCallSuggester") // it is there to fail
    public Object getAt(Object name) {
        throw new AssertionError(
                "RejectedAccessException: env[" + name + "] is no property, which the sandbox would allow");
    }
}
