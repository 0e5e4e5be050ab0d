package mobius.production;

/** What production or a run tells cannot be used. The message is for the user, and holds no secret. */
public final class ProductionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ProductionException(String message) {
        super(message);
    }

    ProductionException(String message, Throwable cause) {
        super(message, cause);
    }
}
