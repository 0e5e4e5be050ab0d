package mobius.config.hocon;

import java.io.Serial;

/** A text is not valid for its setting. */
public final class InvalidValue extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String remedy;
    private final boolean secret;

    /**
     * Creates an exception.
     *
     * @param complaint continues the key and the value: {@code is not a number}
     * @param remedy what to write instead: {@code write a number above 0}
     */
    public InvalidValue(String complaint, String remedy) {
        this(complaint, remedy, false);
    }

    private InvalidValue(String complaint, String remedy, boolean secret) {
        super(complaint);
        this.remedy = remedy;
        this.secret = secret;
    }

    /** An exception for a text that must not be repeated in messages. */
    public static InvalidValue secret(String complaint, String remedy) {
        return new InvalidValue(complaint, remedy, true);
    }

    /** Whether the text must not be repeated in messages. */
    boolean isSecret() {
        return secret;
    }

    String complaint() {
        return String.valueOf(getMessage());
    }

    String remedy() {
        return remedy;
    }

    /**
     * Checks a condition.
     *
     * @throws InvalidValue if it does not hold
     */
    public static void unless(boolean fit, String complaint, String remedy) throws InvalidValue {
        if (!fit) {
            throw new InvalidValue(complaint, remedy);
        }
    }
}
