package mobius.run.leg;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mobius.config.ComparisonSettings;
import mobius.config.LoadSettings;
import mobius.config.Settings;
import mobius.run.preflight.JourneyCatalog;
import mobius.workload.TrafficMix;
import mobius.workload.Visit;

/** Checks that a leg has enough responses for each deciding p95, by its plan. */
final class LegLength {

    /** Fewest responses: the p95 of fewer depends on a few of them. */
    private static final int LEAST_RESPONSES = 100;

    private static final double STEP_SECONDS = 5;

    private final Settings settings;
    private final ComparisonSettings comparison;
    private final LoadSettings load;
    private final double requestsPerSecond;

    LegLength(Settings settings) {
        this.settings = settings;
        this.comparison = settings.comparison();
        this.load = settings.plan("load");
        this.requestsPerSecond = load.peakRequestsPerSecond() * settings.scale();
    }

    /** Returns each p95 that a leg would lack, a sentence each. */
    List<String> problems() {
        double responses = requestsPerSecond * comparison.leg().toSeconds();
        if (responses < LEAST_RESPONSES) {
            return List.of(String.format(
                    Locale.ROOT,
                    "a leg of %d s has some %.0f responses, but a p95 takes %d; lengthen mobius.compare.leg",
                    comparison.leg().toSeconds(),
                    responses,
                    LEAST_RESPONSES));
        }
        return comparison.endpoints().isEmpty() ? List.of() : problems(JourneyCatalog.load());
    }

    private List<String> problems(JourneyCatalog journeys) {
        Map<String, Visit> visits = journeys.visits(settings);
        return comparison.endpoints().stream()
                .flatMap(endpoint -> problem(endpoint, perSecond(endpoint, visits), journeys).stream())
                .toList();
    }

    private Optional<String> problem(String endpoint, double perSecond, JourneyCatalog journeys) {
        return perSecond > 0
                ? tooFew(endpoint, perSecond)
                : unsent(
                        endpoint,
                        journeys.requests(settings).entrySet().stream()
                                .filter(journey -> journey.getValue().contains(endpoint))
                                .map(Map.Entry::getKey)
                                .sorted()
                                .toList());
    }

    private double perSecond(String endpoint, Map<String, Visit> visits) {
        Map<String, TrafficMix.Share> shares = new LinkedHashMap<>();
        load.weights()
                .forEach((journey, weight) -> shares.put(
                        journey,
                        new TrafficMix.Share(weight, visit(visits, journey).requestsPerUser())));
        TrafficMix mix = new TrafficMix(shares);
        return shares.keySet().stream()
                .mapToDouble(journey -> mix.usersPerSecond(journey, requestsPerSecond)
                        * visit(visits, journey).sent().getOrDefault(endpoint, 0.0))
                .sum();
    }

    private static Visit visit(Map<String, Visit> visits, String journey) {
        return requireNonNull(visits.get(journey), journey);
    }

    private Optional<String> tooFew(String endpoint, double perSecond) {
        double responses = perSecond * comparison.leg().toSeconds();
        double needed = STEP_SECONDS * Math.ceil(LEAST_RESPONSES / perSecond / STEP_SECONDS);
        return responses >= LEAST_RESPONSES
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        ("a leg of %d s has some %.0f responses of %s, but a p95 takes %d; set mobius.compare.leg to"
                                + " %.0f s at least, or remove it from mobius.compare.endpoints"),
                        comparison.leg().toSeconds(),
                        responses,
                        endpoint,
                        LEAST_RESPONSES,
                        needed));
    }

    /**
     * Returns true for a name with a p95 and without a planned number: a WebSocket message, or a value measured beside a request.
     */
    private Optional<String> unsent(String endpoint, List<String> journeys) {
        if (journeys.stream().anyMatch(load.weights()::containsKey)) {
            return Optional.empty();
        }
        String weights = Stream.concat(
                        Stream.of("; remove it from mobius.compare.endpoints"),
                        journeys.stream().map(journey -> "raise mobius.load.weights." + journey))
                .collect(Collectors.joining(", or "));
        return Optional.of("no journey with a weight sends " + endpoint + ", whose p95 decides" + weights);
    }
}
