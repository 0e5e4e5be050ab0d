package mobius.seed.client;

import java.io.Serial;

/** A request that must not be sent twice got no clear response. Whether the platform has processed it must be looked up. */
public final class AmbiguousOutcome extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    AmbiguousOutcome(String message) {
        super(message);
    }
}
