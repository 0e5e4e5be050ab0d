package mobius.seed.client;

import java.io.Serial;
import java.util.List;

/** Why seeding or cleaning up stopped: a message for people that names the thing, the place and the remedy. */
public final class SeedingException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    public SeedingException(String message) {
        super(message);
    }

    /** Throws it with all of the problems, a line each, where there are any. */
    public static void throwIfAny(List<String> problems) {
        if (!problems.isEmpty()) {
            throw new SeedingException(String.join(System.lineSeparator(), problems));
        }
    }
}
