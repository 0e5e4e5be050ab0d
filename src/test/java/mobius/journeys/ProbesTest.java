package mobius.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mobius.budget.Budgets;
import mobius.config.Settings;
import mobius.config.SettingsReader;
import mobius.config.hocon.Secret;
import mobius.contract.Contract;
import mobius.contract.Endpoint;
import mobius.contract.Request;
import mobius.contract.ServedApi;
import mobius.data.Mark;
import mobius.gatling.Api;
import mobius.gatling.CountedJourney;
import mobius.gatling.Feeds;
import mobius.gatling.GatlingWords;
import mobius.gatling.Journey;
import mobius.gatling.JourneyContext;
import mobius.gatling.KeptSessions;
import mobius.gatling.Think;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Endpoints one by one: their probes, the tour of all of them, and the lists that grow. */
@ExtendWith(GatlingWords.class)
class ProbesTest {

    private static final Settings SETTINGS = SettingsReader.read(Map.of(), Map.of());
    private static final Contract CONTRACT = Contract.load();
    private static final ServedApi SERVED = ServedApi.assumed(CONTRACT, "/api/v1");

    private final Api api = new Api(SERVED, SETTINGS.target(), SETTINGS.budgets());
    private final JourneyContext scene = scene(api);

    @Test
    void everyEndpointOfTheContractHasAProbeNamedLikeIt() {
        assertThat(Probes.all(scene).stream().map(Journey::name)).containsExactlyInAnyOrderElementsOf(endpoints());
    }

    @Test
    void aProbeLogsNothingButItsOwnEndpoint() {
        for (String name : endpoints()) {
            Api own = new Api(SERVED, SETTINGS.target(), SETTINGS.budgets());
            Journey probe = Probes.all(scene(own)).stream()
                    .filter(journey -> journey.name().equals(name))
                    .findFirst()
                    .orElseThrow();
            build(probe);
            assertThat(own.requests().stream().map(Budgets::endpointOf)).containsOnly(name);
            assertThat(own.requests()).hasSize((int) own.visit().requestsPerUser());
        }
    }

    @Test
    void theTourSendsEveryRequestOnce() {
        Journey tour = Tour.ofEveryEndpoint(scene).get(0);
        build(tour);
        assertThat(api.requests().stream().map(Budgets::endpointOf).collect(Collectors.toSet()))
                .isEqualTo(endpoints());
        assertThat(api.visit().requestsPerUser()).isEqualTo(api.requests().size());
    }

    @Test
    void everyEndpointWithALimitIsAskedForPagesAndForNoLargerOnes() {
        new GrowingLists(scene, SETTINGS, sample -> {}).journeys().forEach(ProbesTest::build);
        Set<String> asked = api.requests();
        assertThat(asked.stream().filter(name -> name.contains("(limit")).map(Budgets::endpointOf))
                .hasSameElementsAs(endpointsWithALimit().toList());
        assertThat(asked).contains("GET /projects (limit 1000)", "GET /contexts/search (limit 100)", "GET /contexts");
        assertThat(asked).doesNotContain("GET /contexts/search (limit 1000)");
    }

    @Test
    void aVisitSendsEachPageAsOftenAsItIsSet() {
        List<CountedJourney> journeys =
                CountedJourney.all(other -> new GrowingLists(other, SETTINGS, sample -> {}).journeys(), scene);
        assertThat(journeys.stream().map(journey -> journey.visit().requestsPerUser()))
                .containsExactly(32.0, 32.0, 32.0, 32.0)
                .hasSize(2 * SETTINGS.scaling().rows().size());
    }

    private static void build(Journey journey) {
        assertThat(journey.steps().get()).isNotNull();
    }

    /** Those that refuse one of 0. */
    private static Stream<String> endpointsWithALimit() {
        return CONTRACT.endpoints().stream()
                .filter(endpoint -> refuses(endpoint, "limit", "0"))
                .map(Endpoint::name);
    }

    private static boolean refuses(Endpoint endpoint, String parameter, String value) {
        Request request = new Request(Map.of(), Map.of(parameter, value), new Request.Body.None());
        return CONTRACT.check(endpoint, request).violations().stream()
                .anyMatch(violation -> violation.toString().contains(parameter));
    }

    private static Set<String> endpoints() {
        return CONTRACT.endpoints().stream()
                .filter(endpoint -> !endpoint.isOptional())
                .map(Endpoint::name)
                .collect(Collectors.toSet());
    }

    private static JourneyContext scene(Api api) {
        Mark mark = new Mark("test");
        Feeds feeds = new Feeds(SETTINGS.target(), mark, SETTINGS.seed());
        return new JourneyContext(
                api, feeds, new Think(Duration.ZERO, 1), Secret.random(), mark, KeptSessions.of(0), 0);
    }
}
