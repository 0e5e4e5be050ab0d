package mobius.seed.client;

import java.io.Serial;
import java.util.List;

/**
 * Seeding or cleaning up cannot continue. The message names the item, the place and the remedy; it is shown to users as it is.
 */
public final class SeedingException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception.
     *
     * @param message for users: what failed, where, and the remedy
     */
    public SeedingException(String message) {
        super(message);
    }

    /**
     * Throws an exception with all problems, one a line, if there are any.
     *
     * @throws SeedingException if the list is not empty
     */
    public static void throwIfAny(List<String> problems) {
        if (!problems.isEmpty()) {
            throw new SeedingException(String.join(System.lineSeparator(), problems));
        }
    }
}
