package mobius.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mobius.GatlingJvm;
import mobius.budget.Budgets;
import mobius.config.Settings;
import mobius.config.SettingsReader;
import mobius.config.hocon.Secret;
import mobius.contract.Contract;
import mobius.contract.Endpoint;
import mobius.contract.ServedApi;
import mobius.data.Mark;
import mobius.gatling.Api;
import mobius.gatling.Feeds;
import mobius.gatling.GatlingWords;
import mobius.gatling.Journey;
import mobius.gatling.JourneyContext;
import mobius.gatling.KeptSessions;
import mobius.gatling.Think;
import mobius.measure.Measurement;
import mobius.measure.RequestStats;
import mobius.measure.tally.Measurer;
import mobius.workload.Visit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@ExtendWith(GatlingWords.class)
class JourneysTest {

    private static final Settings SETTINGS = SettingsReader.read(Map.of(), Map.of());
    private static final Contract CONTRACT = Contract.load();
    private static final String WEB_SOCKET = "WS /socket.io";
    private static final String FIRST_CHUNK = "POST /llm/stream (first chunk)";

    @Test
    void journeysAndWeightsHaveTheSameNames() {
        assertThat(daily().stream().map(Journey::name))
                .containsExactlyInAnyOrderElementsOf(
                        SETTINGS.plan("load").weights().keySet());
    }

    /** FastAPI publishes no WebSocket in its document, and the budgets know it. */
    @Test
    void everyEndpointOfTheContractAndEveryNameWithABudgetIsInAJourney() {
        Set<String> sent = sent();
        assertThat(sent.stream().map(Budgets::endpointOf))
                .containsAll(CONTRACT.endpoints().stream()
                        .filter(endpoint -> !endpoint.isOptional())
                        .map(Endpoint::name)
                        .toList());
        SETTINGS.budgets()
                .classes()
                .forEach(names -> assertThat(sent).as(names.name()).containsAll(names.endpoints()));
    }

    @Test
    void whatJourneysSendIsInAClassOfTheBudgets() {
        assertThat(sent()).allMatch(name -> SETTINGS.budgets().classOf(name).isPresent());
    }

    @Test
    void aCompletionHasABudgetForItsFirstChunkAndAnotherForAllOfIt() {
        assertThat(new SuiteJourneys().requests(SETTINGS).get("stream-answer"))
                .containsExactly("POST /auth/login", "POST /auth/refresh", "POST /llm/stream", FIRST_CHUNK);
        assertThat(SETTINGS.budgets().of(FIRST_CHUNK))
                .extracting(Object::toString)
                .containsExactly(FIRST_CHUNK + " p95 < 500 ms", FIRST_CHUNK + " p99 < 1000 ms");
        assertThat(SETTINGS.budgets().of("POST /llm/stream"))
                .extracting(Object::toString)
                .contains("POST /llm/stream p95 < 5000 ms");
    }

    /** What a share of users sends is no whole number. */
    private static Visit whenAllSignIn(String journey) {
        Settings settings = SettingsReader.read(Map.of("mobius.load.returning-users", "0"), Map.of());
        return Objects.requireNonNull(new SuiteJourneys().visits(settings).get(journey));
    }

    private static Visit visit(String journey) {
        return Objects.requireNonNull(new SuiteJourneys().visits(SETTINGS).get(journey));
    }

    @Test
    void whatAUserDoesTwiceCountsTwice() {
        assertThat(visit("browse-projects").sent())
                .isEqualTo(Map.of(
                        "POST /auth/login", 1 - 0.8,
                        "GET /projects", 1.0,
                        "GET /projects/{id}", 2.0,
                        "GET /contexts", 2.0));
    }

    /**
     * Arrival rates and the check of the rate limits follow from the declared numbers: were they wrong, the load would be, and
     * nothing would say so.
     */
    @Tag("live")
    @ParameterizedTest
    @MethodSource("names")
    void aUserSendsWhatTheJourneyDeclaresAndAllOfItSucceeds(String name, @TempDir Path results) throws Exception {
        try (GatlingJvm jvm = GatlingJvm.start(results, alone(name), Map.of())) {
            jvm.exitCode();
            Measurement measurement = Measurer.measure(jvm.log());
            assertThat(measurement.errors()).isEmpty();
            assertThat(measurement.total().whole().ko().count()).isZero();
            assertThat(measurement.users()).hasSize(1);
            assertThat(perUser(measurement, request -> true))
                    .isEqualTo(whenAllSignIn(name).requestsPerUser());
            assertThat(perUser(measurement, JourneysTest::isAnonymous))
                    .isEqualTo(whenAllSignIn(name).anonymousPerUser());
            assertThat(perUser(measurement, request -> request.equals(WEB_SOCKET)))
                    .isEqualTo(declared(name).connections() - 1);
            assertThat(measurement.requests()).extracting(RequestStats::name).isSubsetOf(sent());
        }
    }

    private static double perUser(Measurement measurement, Predicate<String> which) {
        double requests = measurement.requests().stream()
                .filter(request -> which.test(request.name()))
                .mapToLong(request -> request.whole().count())
                .sum();
        return requests / measurement.usersStarted();
    }

    private static boolean isAnonymous(String request) {
        return request.equals(WEB_SOCKET)
                || CONTRACT.endpoint(request)
                        .filter(endpoint ->
                                !endpoint.needsToken() && !endpoint.name().equals("GET /api/v1/health"))
                        .isPresent();
    }

    private static Set<String> sent() {
        Settings plain = SettingsReader.read(Map.of("mobius.platform.realtime", "websocket"), Map.of());
        return Stream.of(SETTINGS, plain)
                .flatMap(settings -> new SuiteJourneys().requests(settings).values().stream())
                .flatMap(Set::stream)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static Stream<String> names() {
        return SETTINGS.plan("load").weights().keySet().stream();
    }

    private static Map<String, String> alone(String name) {
        Map<String, String> settings = new TreeMap<>();
        names().filter(other -> !other.equals(name))
                .forEach(other -> settings.put("mobius.load.weights." + other, "0"));
        settings.put("mobius.load.returning-users", "0");
        settings.put("mobius.durations.ramp-up", "1s");
        settings.put("mobius.durations.settle", "1s");
        settings.put("mobius.durations.hold", "2s");
        return settings;
    }

    private static Journey declared(String name) {
        return daily().stream()
                .filter(journey -> journey.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<Journey> daily() {
        Api api = new Api(
                ServedApi.assumed(CONTRACT, SETTINGS.target().apiPrefix()), SETTINGS.target(), SETTINGS.budgets());
        Mark mark = new Mark("run-7");
        Feeds feeds = new Feeds(SETTINGS.target(), mark, SETTINGS.seed());
        return Journeys.daily(new JourneyContext(
                api, feeds, new Think(Duration.ZERO, 1), Secret.random(), mark, KeptSessions.of(0), 0));
    }
}
