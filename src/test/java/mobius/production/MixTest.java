package mobius.production;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import mobius.config.Settings;
import mobius.config.SettingsReader;
import mobius.contract.Contract;
import mobius.journeys.SuiteJourneys;
import mobius.workload.Visit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MixTest {

    private static final Settings SETTINGS = SettingsReader.read(Map.of(), Map.of());
    private static final Routes ROUTES = new Routes(Contract.load(), "/api/v1", SETTINGS.budgets());
    private static final Map<String, Visit> VISITS = new SuiteJourneys().visits(SETTINGS);
    private static final TimeRange DAY =
            new TimeRange(Instant.parse("2026-01-10T00:00:00Z"), Instant.parse("2026-01-11T00:00:00Z"));

    /** It asks for nothing but health, which is left out. */
    private static final String MONITOR = "monitor";

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void knownWeightsAreFoundAgainInCountsWithNoise(long seed) {
        Random random = new Random(seed);
        Map<String, Double> weights = new LinkedHashMap<>();
        VISITS.keySet().stream()
                .filter(journey -> !journey.equals(MONITOR))
                .forEach(journey -> weights.put(journey, 1 + random.nextDouble() * 20));
        double all = weights.values().stream().mapToDouble(weight -> weight).sum();
        double users = 100_000;
        Map<String, Double> counts = new TreeMap<>();
        weights.forEach((journey, weight) -> {
            double visits = poisson(random, users * weight / all);
            visit(journey)
                    .sent()
                    .forEach((request, times) -> ROUTES.endpointOf(request)
                            .ifPresent(endpoint -> counts.merge(endpoint, visits * times, Double::sum)));
        });
        counts.replaceAll((endpoint, count) -> poisson(random, count));
        Mix mix = Mix.of(VISITS, ROUTES, traffic(counts));
        weights.forEach((journey, weight) ->
                assertThat(mix.weights().get(journey)).as(journey).isCloseTo(100 * weight / all, within(0.6)));
        assertThat(mix.weights().get(MONITOR)).isZero();
        assertThat(mix.explained()).isGreaterThan(0.98);
        assertThat(mix.misfits(0.005)).isEmpty();
    }

    @Test
    void aJourneyThatNobodyMakesGetsNoWeight() {
        Mix mix = Mix.of(VISITS, ROUTES, traffic(sentBy(Map.of("find-context", 700.0, "sign-in", 300.0))));
        assertThat(mix.weights().get("find-context")).isCloseTo(70, within(0.1));
        assertThat(mix.weights().get("sign-in")).isCloseTo(30, within(0.1));
        assertThat(mix.weights().get("manage-project")).isZero();
        assertThat(mix.weights()).containsOnlyKeys(VISITS.keySet());
    }

    /** Sign-in has four records in the log, of which one is a check of health. */
    @Test
    void theLogHasMoreRecordsThanProductionHasRequestsOfUsers() {
        Mix mix = Mix.of(VISITS, ROUTES, traffic(sentBy(Map.of("sign-in", 300.0))));
        assertThat(mix.recordsPerRequest()).isCloseTo(4.0 / 3, within(1e-3));
    }

    @Test
    void aRouteThatTheSuiteDoesNotKnowIsNamedWithItsShare() {
        Map<String, Double> counts = sentBy(Map.of("find-context", 100.0));
        counts.put("POST /api/v1/billing", 200.0);
        Mix mix = Mix.of(VISITS, ROUTES, traffic(counts));
        double unknown = 200 / (100 * requireNonNull(VISITS.get("find-context")).requestsPerUser() + 200);
        assertThat(mix.explained()).isCloseTo(1 - unknown, within(1e-6));
        Mix.Misfit first = mix.misfits(0.01).get(0);
        assertThat(first.name()).isEqualTo("POST /api/v1/billing");
        assertThat(first.production()).isCloseTo(unknown, within(1e-6));
        assertThat(first.journeys()).isZero();
    }

    @Test
    void anEndpointThatJourneysCannotSendSoOftenIsNamed() {
        Map<String, Double> counts = sentBy(Map.of("find-context", 100.0));
        counts.put("GET /contexts/{id}", 1_000.0);
        Mix mix = Mix.of(VISITS, ROUTES, traffic(counts));
        assertThat(mix.misfits(0.01).get(0).name()).isEqualTo("GET /contexts/{id}");
        assertThat(mix.explained()).isLessThan(0.9);
    }

    @Test
    void productionWithNothingThatTheSuiteSendsIsRefused() {
        assertThatThrownBy(() -> Mix.of(VISITS, ROUTES, traffic(Map.of("GET /shop", 10.0))))
                .isInstanceOf(ProductionException.class)
                .hasMessage("No journey sends any request that production received, such as GET /shop; check"
                        + " mobius.target.api-prefix and --selector");
    }

    @Test
    void noMixIsDerivedWhenMuchWasServedWithoutARoute() {
        Traffic few = traffic(sentBy(Map.of("sign-in", 300.0)));
        Traffic much = new Traffic(DAY, few.routes(), Map.of("2xx", 180.0));
        assertThatThrownBy(() -> Mix.of(VISITS, ROUTES, much))
                .isInstanceOf(ProductionException.class)
                .hasMessageStartingWith(
                        "No mix can be derived from the remaining requests of production: 16.7 % of all");
    }

    @Test
    void requestsThatFoundNoRouteDoNotKeepAMixFromBeingDerived() {
        Traffic few = traffic(sentBy(Map.of("sign-in", 300.0)));
        Traffic refused = new Traffic(DAY, few.routes(), Map.of("4xx", 9_000.0, "3xx", 900.0, "2xx", 9.0));
        assertThat(Mix.of(VISITS, ROUTES, refused).weights().get("sign-in")).isCloseTo(100, within(1e-6));
    }

    private static Visit visit(String journey) {
        return Objects.requireNonNull(VISITS.get(journey));
    }

    static Map<String, Double> sentBy(Map<String, Double> users) {
        Map<String, Double> counts = new TreeMap<>();
        users.forEach((journey, visits) -> visit(journey)
                .sent()
                .forEach((request, times) -> ROUTES.endpointOf(request)
                        .ifPresent(endpoint -> counts.merge(endpoint, visits * times, Double::sum))));
        return counts;
    }

    static Traffic traffic(Map<String, Double> counts) {
        TreeMap<String, Traffic.Route> routes = new TreeMap<>();
        counts.forEach((name, count) ->
                routes.put(name, new Traffic.Route(ROUTES.endpointOf(name).isPresent(), Map.of("2xx", count))));
        return new Traffic(DAY, routes, Map.of());
    }

    /** Of large means by the normal distribution. */
    private static double poisson(Random random, double mean) {
        return Math.max(0, Math.rint(mean + Math.sqrt(mean) * random.nextGaussian()));
    }
}
