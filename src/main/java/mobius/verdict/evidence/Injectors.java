package mobius.verdict.evidence;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import mobius.verdict.finding.Status;

/**
 * The injectors of a merged run, as {@code injectors.json} has them.
 *
 * @param schema the version of the format, {@link #SCHEMA}
 * @param planned how many were to send the load
 * @param mayBeMissing how many of them may be missing
 * @param missing the numbers of those that are
 * @param doubled the numbers of those of which more than one part was found; one of these parts counts
 * @param results of those whose parts were merged, by number; at least one
 * @param regions what was sent from each region, by name
 */
public record Injectors(
        int schema,
        int planned,
        int mayBeMissing,
        List<Integer> missing,
        List<Integer> doubled,
        List<InjectorResult> results,
        List<OfRegion> regions) {

    public static final int SCHEMA = 1;

    /** An injector that begins later after the first one sends another load than the planned one. */
    public static final long MOST_MILLIS_LATE = 2_000;

    /**
     * What all injectors of one region sent.
     *
     * @param region its name
     */
    public record OfRegion(String region, InjectorTraffic traffic) {}

    public Injectors {
        missing = List.copyOf(missing);
        doubled = List.copyOf(doubled);
        results = List.copyOf(results);
        regions = List.copyOf(regions);
    }

    /** Whether each of these gates holds at every injector; one whose figure is not known does not. */
    public boolean allHold(Collection<String> gates) {
        return results.stream()
                .flatMap(result -> gates.stream().flatMap(result::gate))
                .allMatch(gate -> gate.status() == Status.PASS);
    }

    /** Whether no more of them are missing than may be. */
    public boolean areEnough() {
        return missing.size() <= mayBeMissing;
    }

    /** Whether they sent the plan together: all of them, each once, and from its beginning. */
    public boolean sentTogether() {
        return areEnough()
                && doubled.isEmpty()
                && results.stream().allMatch(result -> result.clock().lateMillis() <= MOST_MILLIS_LATE);
    }

    /** Whether all of them ran on one machine, and so by one clock. */
    public boolean shareOneMachine() {
        return results.stream()
                                .map(InjectorResult::host)
                                .collect(Collectors.toSet())
                                .size()
                        == 1
                && results.get(0).host() != null;
    }

    /**
     * The share of all responses that may have been read late: those of each injector, weighted by its requests. It is that of one
     * injector if all are alike, to the last bit.
     */
    public double delayed() {
        double least =
                results.stream().mapToDouble(InjectorResult::delayed).min().orElse(0);
        double most =
                results.stream().mapToDouble(InjectorResult::delayed).max().orElse(0);
        long requests = results.stream()
                .mapToLong(result -> result.traffic().requests())
                .sum();
        if (least == most || requests == 0) {
            return most;
        }
        return results.stream()
                        .mapToDouble(
                                result -> result.delayed() * result.traffic().requests())
                        .sum()
                / requests;
    }
}
