package mobius.seed.client;

import java.io.Serial;

/** A request that must not be sent twice got no clear answer: whether the platform has acted on it has to be looked up. */
public final class AmbiguousOutcome extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    AmbiguousOutcome(String message) {
        super(message);
    }
}
