package mobius.config.hocon;

import java.security.SecureRandom;
import java.util.Base64;

/**
 * A text that must not be displayed. It is a class without properties and not a record, so that neither a log nor a serialiser
 * can output it.
 */
public final class Secret {

    private static final int RANDOM_BYTES = 18;

    private final String text;

    /**
     * Creates a secret.
     *
     * @param text never blank
     * @throws IllegalArgumentException if it is blank
     */
    public Secret(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("a secret must not be blank");
        }
        this.text = text;
    }

    /** Creates a random password, for accounts that exist only during a run. */
    public static Secret random() {
        byte[] bytes = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(bytes);
        // Platforms require an upper-case letter, a lower-case letter and a digit.
        return new Secret("Aa1" + Base64.getUrlEncoder().encodeToString(bytes));
    }

    /** The text itself, for the place that sends it. */
    public String reveal() {
        return text;
    }

    /** Hides the text. */
    @Override
    public String toString() {
        return "***";
    }
}
