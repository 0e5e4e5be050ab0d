package mobius.production;

/** The data of production or of a run cannot be used. The message is for the user and contains no secrets. */
public final class ProductionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ProductionException(String message) {
        super(message);
    }

    ProductionException(String message, Throwable cause) {
        super(message, cause);
    }
}
