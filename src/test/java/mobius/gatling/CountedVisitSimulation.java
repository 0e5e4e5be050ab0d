package mobius.gatling;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Simulation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import mobius.config.Realtime;
import mobius.telemetry.InjectorWatch;
import mobius.telemetry.Recorder;
import mobius.traffic.NotedRequest;
import mobius.traffic.Traffic;

/** One user who asks for pages in their order, each once, and leaves behind what was counted of them. */
public final class CountedVisitSimulation extends Simulation {

    /** The system property that says where. */
    static final String PLATFORM = "platform";

    /** The system property that names the pages, separated by commas. */
    static final String PAGES = "pages";

    static final String TELEMETRY = "telemetry.csv";
    static final String SLOWEST = "slowest.csv";

    /** For the end of a connection to arrive. */
    private static final Duration A_MOMENT = Duration.ofMillis(200);

    private final Traffic traffic = Traffic.over(ConnectionExtension.observe());

    public CountedVisitSimulation() {
        List<ChainBuilder> visits = Stream.of(
                        Objects.requireNonNull(System.getProperty(PAGES)).split(",", -1))
                .map(this::visit)
                .toList();
        setUp(scenario("visit").exec(exec(visits)).injectOpen(atOnceUsers(1)))
                .protocols(Protocol.of(URI.create(System.getProperty(PLATFORM)), "one", Realtime.OFF, 1));
    }

    private ChainBuilder visit(String page) {
        String name = "GET /" + page;
        return exec(http(name)
                        .get("/" + page)
                        .check(new StatusCheck(new TreeSet<>(Set.of(200, 204)), AnswerWatch.of(name, traffic))))
                .pause(A_MOMENT);
    }

    @Override
    public void after() {
        try (Recorder recorder = new Recorder(Path.of(TELEMETRY))) {
            InjectorWatch.start(recorder, traffic).close();
            NotedRequest.FILE.write(Path.of(SLOWEST), traffic.noted().all());
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
