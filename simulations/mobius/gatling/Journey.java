package mobius.gatling;

import io.gatling.javaapi.core.ChainBuilder;
import java.util.function.Supplier;

/**
 * What one user does from arrival to departure.
 *
 * @param name as in {@code mobius.load.weights}, and the name of its scenario in reports
 * @param connections how many connections a user keeps at a time: a WebSocket is one of its own, besides the one for all other
 *     requests
 * @param steps the requests and the pauses between them, built anew each time
 */
public record Journey(String name, int connections, Supplier<ChainBuilder> steps) {

    /** The journey of a user who keeps one connection. */
    public Journey(String name, Supplier<ChainBuilder> steps) {
        this(name, 1, steps);
    }
}
