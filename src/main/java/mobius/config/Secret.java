package mobius.config;

/**
 * A text that must not be seen. It is a class without properties and not a record, so that neither a log nor a
 * serialiser gets at it.
 */
public final class Secret {

    private final String text;

    /** @param text never blank */
    public Secret(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("a secret must not be blank");
        }
        this.text = text;
    }

    /** The text itself, for the one place that sends it. */
    public String reveal() {
        return text;
    }

    @Override
    public String toString() {
        return "***";
    }
}
