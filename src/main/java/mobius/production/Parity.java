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
 * The comparison of a run with production.
 *
 * @param traffic the requests that production received
 * @param rates of production
 * @param served production's response times
 * @param run the requests of the test
 */
public record Parity(Traffic traffic, Rates rates, ServedLatencies served, RunTraffic run) {

    /** The largest difference between the shares of an endpoint that still counts as alike. */
    public static final double SHARE = 0.03;

    /** The largest share of an endpoint that one side does not request at all. */
    public static final double ABSENT = 0.01;

    /** The largest share of requests that would have to go to other endpoints (the total variation distance of the two mixes). */
    public static final double MIX = 0.1;

    /** The largest difference of the rate at 1x from production's peak, as a share of the peak. */
    public static final double RATE = 0.25;

    /** The largest difference between the shares of failed requests. */
    public static final double FAILED = 0.01;

    /**
     * A difference between the test and production.
     *
     * @param importance the share of requests that it concerns, from 0 to 1; for the rate, the logarithm of the ratio, at most 1
     * @param text a sentence
     */
    public record Difference(double importance, String text) {}

    /** The endpoints and routes of both sides. */
    public SortedSet<String> names() {
        SortedSet<String> names = new TreeSet<>(traffic.routes().keySet());
        names.addAll(run.endpoints().keySet());
        return names;
    }

    /** The share of requests that would have to go to other endpoints to make both mixes the same, from 0 to 1. */
    public double distance() {
        return names().stream()
                        .mapToDouble(name -> Math.abs(traffic.share(name) - run.share(name)))
                        .sum()
                / 2;
    }

    /** Whether the run has a rate at 1x. */
    public boolean comparesRate() {
        return run.requestsPerSecond().isPresent();
    }

    /** Whether enough of production's requests have a status to compare failures. */
    public boolean comparesFailures() {
        return traffic.untoldShare() <= FAILED;
    }

    /** Whether any percentile of all requests is known on both sides. */
    public boolean comparesTimes() {
        return LatencyGap.isTold(served.all(), run.all().ok());
    }

    /** What was not compared because one side has no data, a sentence each. It does not count as alike. */
    public List<String> notCompared() {
        return new Uncompared(this).sentences();
    }

    /**
     * The differences between the test and production, the most important first; empty if everything that was compared is alike.
     */
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

    /**
     * The difference between the shares of an endpoint. An endpoint that one side lacks has a lower limit than one that both
     * have.
     */
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
