package mobius.config;

import java.io.Serial;

/** A text is not what its setting needs. */
final class Unfit extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String remedy;

    /**
     * @param complaint goes on after key and value: {@code is not a number}
     * @param remedy what to write instead: {@code write a number above 0}
     */
    Unfit(String complaint, String remedy) {
        super(complaint);
        this.remedy = remedy;
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
