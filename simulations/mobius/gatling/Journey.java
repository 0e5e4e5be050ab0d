package mobius.gatling;

import io.gatling.javaapi.core.ChainBuilder;
import java.util.function.Supplier;

/**
 * What one user does from arrival to departure.
 *
 * @param name as in {@code mobius.load.weights}, and the name of its scenario in reports
 * @param requestsPerUser how many requests a user sends on average; arrival rates follow from it
 * @param steps the requests and the pauses between them, built only for a simulation that offers the journey
 */
public record Journey(String name, double requestsPerUser, Supplier<ChainBuilder> steps) {}
