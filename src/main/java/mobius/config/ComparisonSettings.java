package mobius.config;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mobius.budget.Budget;

/**
 * How two builds are compared by runs that take turns.
 *
 * @param before the build that is known; empty where nobody has named one
 * @param after the build that is asked about; likewise
 * @param deployment how one of them is put on the platform of the environment; empty where each has a platform of its own
 * @param settle how long a leg settles before it is measured, in whole seconds
 * @param leg how long it is measured, in whole seconds
 * @param endpoints the requests whose p95 decides together with that of all requests
 */
public record ComparisonSettings(
        Optional<Build> before,
        Optional<Build> after,
        Optional<Deployment> deployment,
        Duration settle,
        Duration leg,
        List<String> endpoints) {

    public ComparisonSettings {
        endpoints = List.copyOf(endpoints);
    }

    /** All whose p95 decides: {@code all requests}, and the endpoints. */
    public List<String> subjects() {
        return Stream.concat(Stream.of(Budget.TOTAL), endpoints.stream()).toList();
    }

    /**
     * The longest time that load can be on the platforms.
     *
     * @param legs how many there are at most
     */
    public Duration mostLoad(int legs) {
        return settle.plus(leg).multipliedBy(legs);
    }

    /**
     * One of the two.
     *
     * @param name what people call it: its URL, where it has one
     * @param url where it answers; empty where it has to be deployed first
     */
    public record Build(String name, Optional<URI> url) {}

    /**
     * A command that puts a build on the platform.
     *
     * @param command for a shell; {@value ComparisonReader#PLACE} in it stands for the name of the build
     * @param healthyWithin for its end, and then for the first healthy answer, above zero
     */
    public record Deployment(String command, Duration healthyWithin) {

        /** For one build. Its name has no character that means something to a shell. */
        public String commandFor(String build) {
            return command.replace(ComparisonReader.PLACE, build);
        }
    }
}
