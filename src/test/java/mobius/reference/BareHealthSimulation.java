package mobius.reference;

import static io.gatling.javaapi.core.CoreDsl.constantConcurrentUsers;
import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.rampUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.core.Simulation;
import io.gatling.javaapi.http.HttpProtocolBuilder;

/**
 * The least that a Gatling script can do: it asks for {@code /health}, in one of two shapes, and warms up for the first
 * {@link #WARM_UP_SECONDS}.
 */
public final class BareHealthSimulation extends Simulation {

    /** A cold Gatling takes so long until its rate is steady. */
    static final int WARM_UP_SECONDS = 20;

    static final int MEASURED_SECONDS = 12;

    private static final int LOOPING_USERS = 64;
    private static final int ARRIVALS_TO_WARM_UP = 3_000;
    private static final int MOST_ARRIVALS = 30_000;

    /** Who asks. */
    enum Shape {
        /** Users arrive by plan, more each second, each on a connection of their own, ask once and go, as in the suite. */
        ARRIVING,
        /** The same few users ask again as soon as they have an answer: the most that Gatling can send. */
        LOOPING
    }

    {
        ChainBuilder health = exec(http("GET /health").get("/health"));
        HttpProtocolBuilder target = http.baseUrl(System.getProperty("target")).disableWarmUp();
        setUp(shape(Shape.valueOf(System.getProperty("shape")), health))
                .maxDuration(WARM_UP_SECONDS + MEASURED_SECONDS)
                .protocols(target);
    }

    private static PopulationBuilder shape(Shape shape, ChainBuilder health) {
        return switch (shape) {
            case ARRIVING ->
                scenario("arriving")
                        .exec(health)
                        .injectOpen(
                                constantUsersPerSec(ARRIVALS_TO_WARM_UP).during(WARM_UP_SECONDS),
                                rampUsersPerSec(ARRIVALS_TO_WARM_UP)
                                        .to(MOST_ARRIVALS)
                                        .during(MEASURED_SECONDS));
            case LOOPING ->
                scenario("looping")
                        .forever()
                        .on(health)
                        .injectClosed(
                                constantConcurrentUsers(LOOPING_USERS).during(WARM_UP_SECONDS + MEASURED_SECONDS));
        };
    }
}
