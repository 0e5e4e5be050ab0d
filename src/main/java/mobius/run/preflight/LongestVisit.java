package mobius.run.preflight;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import mobius.workload.Visit;

/**
 * Mean length of the visits with the most requests. Pauses are most of it; response times are left out.
 *
 * @param journeys the names of the journeys that take part
 * @param visits the requests of a user of each journey, by its name
 */
public record LongestVisit(Set<String> journeys, Map<String, Visit> visits) {

    /**
     * Returns the length of the longest visit.
     *
     * @param thinkTime the mean pause after each request
     */
    public Duration at(Duration thinkTime) {
        double requests = journeys.stream()
                .flatMap(journey -> Stream.ofNullable(visits.get(journey)))
                .mapToDouble(Visit::requestsPerUser)
                .max()
                .orElse(0);
        return Duration.ofNanos(Math.round(requests * thinkTime.toNanos()));
    }
}
