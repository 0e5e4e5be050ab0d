package mobius.config;

import java.io.Serial;

/** A text is not what its setting needs. */
final class Unfit extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String remedy;
    private final boolean secret;

    /**
     * @param complaint goes on after key and value: {@code is not a number}
     * @param remedy what to write instead: {@code write a number above 0}
     */
    Unfit(String complaint, String remedy) {
        this(complaint, remedy, false);
    }

    private Unfit(String complaint, String remedy, boolean secret) {
        super(complaint);
        this.remedy = remedy;
        this.secret = secret;
    }

    /** Of a text that must not be repeated. */
    static Unfit secret(String complaint, String remedy) {
        return new Unfit(complaint, remedy, true);
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

    static void unless(boolean fit, String complaint, String remedy) throws Unfit {
        if (!fit) {
            throw new Unfit(complaint, remedy);
        }
    }
}
