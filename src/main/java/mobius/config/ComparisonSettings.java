package mobius.config;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mobius.budget.Budget;

/**
 * How two builds are compared by alternating runs.
 *
 * @param before the known build; empty if it is not set
 * @param after the build to be evaluated; empty if it is not set
 * @param deployment how to deploy a build to the platform of the environment; empty if each build has a platform of its own
 * @param settle how long a leg settles before it is measured, in whole seconds
 * @param leg how long it is measured, in whole seconds
 * @param endpoints the requests whose p95 decides, together with that of all requests
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

    /** Everything whose p95 decides: {@code all requests} and the endpoints. */
    public List<String> subjects() {
        return Stream.concat(Stream.of(Budget.TOTAL), endpoints.stream()).toList();
    }

    /**
     * The longest time that the platforms can be under load.
     *
     * @param legs the maximum number of legs
     */
    public Duration mostLoad(int legs) {
        return settle.plus(leg).multipliedBy(legs);
    }

    /**
     * One of the two builds.
     *
     * @param name for reports: its URL, if it has one
     * @param url of its platform; empty if it has to be deployed first
     */
    public record Build(String name, Optional<URI> url) {}

    /**
     * A command that deploys a build.
     *
     * @param command for a shell; {@value ComparisonReader#PLACE} in it is replaced by the name of the build
     * @param healthyWithin the time limit for the command, and again for the first healthy response after it, above zero
     */
    public record Deployment(String command, Duration healthyWithin) {

        /** The command for one build. The name of a build has no characters with a meaning to a shell. */
        public String commandFor(String build) {
            return command.replace(ComparisonReader.PLACE, build);
        }
    }
}
