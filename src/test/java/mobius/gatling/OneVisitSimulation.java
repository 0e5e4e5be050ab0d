package mobius.gatling;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.global;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.Simulation;
import java.net.URI;
import mobius.config.Realtime;

/** One user who asks for {@code /health} by the suite's protocol and with nothing of its preflight. */
public final class OneVisitSimulation extends Simulation {

    /** The system property that says where. */
    static final String PLATFORM = "platform";

    public OneVisitSimulation() {
        setUp(scenario("visit")
                        .exec(http("GET /health").get("/health").check(status().is(200)))
                        .injectOpen(atOnceUsers(1)))
                .protocols(Protocol.of(URI.create(System.getProperty(PLATFORM)), "one", Realtime.OFF, 0))
                .assertions(global().failedRequests().count().is(0L));
    }
}
