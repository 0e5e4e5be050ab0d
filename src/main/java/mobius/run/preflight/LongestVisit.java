package mobius.run.preflight;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import mobius.workload.Visit;

/**
 * How long users of the journey with the most requests are there on average. Their pauses are most of it: what a request itself
 * takes is left out.
 *
 * @param journeys the names of those that take part
 * @param visits what a user of each journey sends, by its name
 */
public record LongestVisit(Set<String> journeys, Map<String, Visit> visits) {

    /**
     * How long the longest visit takes.
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
