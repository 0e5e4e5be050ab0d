package mobius.config.hocon;

import java.io.Serial;

/** A text is not what its setting needs. */
public final class InvalidValue extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String remedy;
    private final boolean secret;

    /**
     * @param complaint goes on after key and value: {@code is not a number}
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

    /** Of a text that must not be repeated. */
    public static InvalidValue secret(String complaint, String remedy) {
        return new InvalidValue(complaint, remedy, true);
    }

    boolean isSecret() {
        return secret;
    }

    String complaint() {
        return String.valueOf(getMessage());
    }

    String remedy() {
        return remedy;
    }

    public static void unless(boolean fit, String complaint, String remedy) throws InvalidValue {
        if (!fit) {
            throw new InvalidValue(complaint, remedy);
        }
    }
}
