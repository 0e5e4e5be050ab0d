package mobius.production;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mobius.measure.Responses;
import mobius.telemetry.BucketCounts;

/** Lists what cannot be compared because production or the run has no data. */
record Uncompared(Parity parity) {

    /**
     * The share of requests that the histograms may lack. It is not 0, because the increase of each series is estimated
     * separately.
     */
    private static final double MOST_WITHOUT_TIMES = 0.1;

    private static final String HISTOGRAM = "http_request_duration_seconds_bucket";

    /** A sentence for each part that was not compared. */
    List<String> sentences() {
        return Stream.concat(
                        Stream.of(ofRoutes(), ofRate(), ofFailures(), ofTimes(), ofSomeTimes())
                                .flatMap(Optional::stream),
                        parity.names().stream().filter(this::isWithoutTimes).map(Uncompared::ofTimes))
                .toList();
    }

    private Optional<String> ofRoutes() {
        return parity.traffic().servedWithoutRoute() <= Parity.ABSENT
                ? Optional.empty()
                : Optional.of(Words.of(
                        "The mix of all requests was not compared: %s of the served requests have no route. %s",
                        Words.percent(parity.traffic().servedWithoutRoute()), Traffic.REMEDY));
    }

    private Optional<String> ofRate() {
        return parity.comparesRate()
                ? Optional.empty()
                : Optional.of("The rate was not compared: the run has no measured window at up to 1x;"
                        + " use one that has, such as a run of LoadSimulation.");
    }

    private Optional<String> ofFailures() {
        return parity.comparesFailures()
                ? Optional.empty()
                : Optional.of(Words.of(
                        "The failures were not compared: Prometheus has no status for %s of the requests;"
                                + " check the label status of http_requests_total.",
                        Words.percent(parity.traffic().untoldShare())));
    }

    private Optional<String> ofTimes() {
        if (parity.comparesTimes()) {
            return Optional.empty();
        }
        return Optional.of(
                LatencyGap.isKnown(parity.served().all())
                        ? "The times were not compared: one side has too few requests for any percentile;"
                                + " use a longer range, or a longer run."
                        : "The times were not compared: Prometheus has no data in " + HISTOGRAM
                                + " for this range; check --selector, and whether the platform exposes it.");
    }

    /** If the histogram is younger than the counter, its times belong to another period than the requests. */
    private Optional<String> ofSomeTimes() {
        double told = parity.served().all().total() / parity.traffic().total();
        return !parity.comparesTimes() || told >= 1 - MOST_WITHOUT_TIMES
                ? Optional.empty()
                : Optional.of(Words.of(
                        "The times are those of %s of production's requests: " + HISTOGRAM
                                + " has no others; use a range over which it was always recorded.",
                        Words.percent(told)));
    }

    private static String ofTimes(String name) {
        return "The times of " + name + " were not compared: Prometheus has none of them in " + HISTOGRAM + ".";
    }

    /** Whether production lacks the times of an endpoint that matters on both sides, although other times were compared. */
    private boolean isWithoutTimes(String name) {
        double share = Math.min(parity.traffic().share(name), parity.run().share(name));
        BucketCounts there = parity.served().routes().get(name);
        Responses here = parity.run().endpoints().get(name);
        return parity.comparesTimes()
                && share >= Parity.SHARE
                && (there == null || !LatencyGap.isKnown(there))
                && here != null
                && LatencyGap.isTold(here.ok());
    }
}
