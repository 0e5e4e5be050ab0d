package mobius.production;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import mobius.measure.Responses;
import mobius.telemetry.BucketCounts;

/**
 * A run laid over production.
 *
 * @param traffic what production was asked
 * @param rates of production
 * @param served how fast production answered
 * @param run what was sent in the test
 */
public record Parity(Traffic traffic, Rates rates, ServedLatencies served, RunTraffic run) {

    /** The largest difference of the shares of an endpoint that is still alike. */
    public static final double SHARE = 0.03;

    /** The same where one side has none of it. */
    public static final double ABSENT = 0.01;

    /** The same for the whole mix: the share of requests that would have to go elsewhere (total variation). */
    public static final double MIX = 0.1;

    /** The same for the rate at 1x, as a share of production's peak. */
    public static final double RATE = 0.25;

    /** The same for the share that was not answered as asked. */
    public static final double FAILED = 0.01;

    /**
     * One way in which the test is unlike production.
     *
     * @param importance the share of requests, or of the rate, that it is about
     * @param text a sentence
     */
    public record Difference(double importance, String text) {}

    /** Every endpoint and route of either side. */
    public SortedSet<String> names() {
        SortedSet<String> names = new TreeSet<>(traffic.routes().keySet());
        names.addAll(run.endpoints().keySet());
        return names;
    }

    /** The share of requests that would have to go to other endpoints for both to be the same, from 0 to 1. */
    public double distance() {
        return names().stream()
                        .mapToDouble(name -> Math.abs(traffic.share(name) - run.share(name)))
                        .sum()
                / 2;
    }

    /** Whether the run tells its rate at 1x. */
    public boolean comparesRate() {
        return run.requestsPerSecond().isPresent();
    }

    /** Whether production tells how its requests were answered. */
    public boolean comparesFailures() {
        return traffic.untoldShare() <= FAILED;
    }

    /** Whether there is a percentile of all requests on both sides. */
    public boolean comparesTimes() {
        return LatencyGap.isTold(served.all(), run.all().ok());
    }

    /** What of it is not known on one side, each a sentence: nobody can say that it is alike. */
    public List<String> notCompared() {
        return new Uncompared(this).sentences();
    }

    /** Where the test is unlike production, the most important first; empty where all that is compared is alike. */
    public List<Difference> differences() {
        List<Difference> differences = new ArrayList<>();
        ofMix().ifPresent(differences::add);
        ofRate().ifPresent(differences::add);
        ofFailures().ifPresent(differences::add);
        names().forEach(name -> ofShare(name).ifPresent(differences::add));
        ofLatency("all requests", 1, served.all(), run.all()).ifPresent(differences::add);
        names().forEach(name -> ofLatency(name).ifPresent(differences::add));
        differences.sort(Comparator.comparingDouble(Difference::importance).reversed());
        return differences;
    }

    private Optional<Difference> ofMix() {
        return distance() <= MIX
                ? Optional.empty()
                : Optional.of(new Difference(
                        distance(),
                        Words.of(
                                "The mix differs: %s of the requests would have to go to other endpoints.",
                                Words.percent(distance()))));
    }

    private Optional<Difference> ofRate() {
        if (run.requestsPerSecond().isEmpty()) {
            return Optional.empty();
        }
        double ratio = run.requestsPerSecond().getAsDouble() / rates.peak();
        if (Math.abs(ratio - 1) <= RATE) {
            return Optional.empty();
        }
        return Optional.of(new Difference(
                Math.min(1, Math.abs(Math.log(ratio))),
                Words.of(
                        "1x of the test is %.1f requests/s of users, %.2f times the peak of production, %.1f requests/s.",
                        run.requestsPerSecond().getAsDouble(), ratio, rates.peak())));
    }

    private Optional<Difference> ofFailures() {
        double size = Math.abs(traffic.failedShare() - run.failedShare());
        return size <= FAILED || !comparesFailures()
                ? Optional.empty()
                : Optional.of(new Difference(
                        size,
                        Words.of(
                                "In production %s of the requests fail (4xx and 5xx), in the test %s.",
                                Words.percent(traffic.failedShare()), Words.percent(run.failedShare()))));
    }

    private Optional<Difference> ofShare(String name) {
        double there = traffic.share(name);
        double here = run.share(name);
        double size = Math.abs(there - here);
        if (here == 0 && there >= ABSENT) {
            return Optional.of(new Difference(
                    size,
                    Words.of("%s is %s of production, but the test never requests it.", name, Words.percent(there))));
        }
        if (there == 0 && here >= ABSENT) {
            return Optional.of(new Difference(
                    size,
                    Words.of(
                            "%s is %s of the test, but is never requested in production.", name, Words.percent(here))));
        }
        return size <= SHARE
                ? Optional.empty()
                : Optional.of(new Difference(
                        size,
                        Words.of(
                                "%s is %s of production and %s of the test.",
                                name, Words.percent(there), Words.percent(here))));
    }

    private Optional<Difference> ofLatency(String name) {
        BucketCounts there = served.routes().get(name);
        Responses here = run.endpoints().get(name);
        return there == null || here == null
                ? Optional.empty()
                : ofLatency(name, Math.max(traffic.share(name), run.share(name)), there, here);
    }

    private static Optional<Difference> ofLatency(
            String name, double share, BucketCounts production, Responses responses) {
        return LatencyGap.worst(production, responses.ok())
                .map(gap -> new Difference(share * gap.size(), name + ": " + gap.text()));
    }
}
