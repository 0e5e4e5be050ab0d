package mobius.gatling;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import mobius.workload.TrafficMix;
import mobius.workload.Visit;

/**
 * A journey and what came of building its steps once: what a user sends, under which names, and what the platform lacks for it.
 *
 * @param journey whose steps were counted
 * @param visit what a user sends on average; arrival rates follow from it
 * @param requests the names in the run log
 * @param missing what the journey needs and the platform does not serve; empty if it can be offered
 * @param skipped what the journey does without, because the platform does not serve it
 */
public record CountedJourney(
        Journey journey, Visit visit, Set<String> requests, Set<String> missing, Set<String> skipped) {

    public CountedJourney {
        requests = Collections.unmodifiableSet(new LinkedHashSet<>(requests));
        missing = Set.copyOf(missing);
        skipped = Set.copyOf(skipped);
    }

    /** Counts each of the journeys of a scene by an API of its own. */
    public static List<CountedJourney> all(Function<JourneyContext, List<Journey>> journeys, JourneyContext scene) {
        int count = journeys.apply(scene.with(scene.api().anew())).size();
        List<CountedJourney> counted = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            Api api = scene.api().anew();
            Journey journey = journeys.apply(scene.with(api)).get(number);
            Objects.requireNonNull(journey.steps().get());
            counted.add(new CountedJourney(journey, api.visit(), api.requests(), api.missing(), api.skipped()));
        }
        return List.copyOf(counted);
    }

    public String name() {
        return journey.name();
    }

    double requestsPerUser() {
        return visit.requestsPerUser();
    }

    /** How many requests a user sends on average over all journeys that a rate limiter counts by their address. */
    static double anonymousPerUser(List<CountedJourney> journeys, TrafficMix mix) {
        return mean(
                journeys,
                mix,
                TrafficMix.Share::weight,
                journey -> journey.visit().anonymousPerUser());
    }

    /** How many connections a user keeps, on average over all that are there: a user who sends more requests stays longer. */
    static double connectionsPerUser(List<CountedJourney> journeys, TrafficMix mix) {
        return mean(
                journeys,
                mix,
                share -> share.weight() * share.requestsPerUser(),
                journey -> journey.journey().connections());
    }

    private static double mean(
            List<CountedJourney> journeys,
            TrafficMix mix,
            ToDoubleFunction<TrafficMix.Share> weightOf,
            ToDoubleFunction<CountedJourney> valueOf) {
        double weights = 0;
        double sum = 0;
        for (CountedJourney journey : journeys) {
            TrafficMix.Share share = mix.shares().get(journey.name());
            double weight = share == null ? 0 : weightOf.applyAsDouble(share);
            weights += weight;
            sum += weight * valueOf.applyAsDouble(journey);
        }
        return sum / weights;
    }
}
