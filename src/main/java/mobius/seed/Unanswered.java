package mobius.seed;

import java.io.Serial;

/** A request that must not be sent twice got no clear answer: whether the platform has acted on it has to be looked up. */
final class Unanswered extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    Unanswered(String message) {
        super(message);
    }
}
