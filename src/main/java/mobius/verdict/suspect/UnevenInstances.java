package mobius.verdict.suspect;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import mobius.stats.BinomialBound;
import mobius.telemetry.TimeSlice;
import mobius.telemetry.exposition.Labels;
import mobius.verdict.finding.Cause;
import mobius.verdict.finding.Figure;
import mobius.verdict.finding.Suspect;

/**
 * An instance that gets far more requests than its share. Needs the number of requests of each instance, scraped by itself; workers that
 * answer in turn behind one address cannot be distinguished, and nothing is named then.
 */
final class UnevenInstances implements Rule {

    private static final String REQUESTS = "http_request_duration_seconds_count";
    private static final Set<String> OF_SCRAPES = Set.of("/metrics", "none");

    /** Times its fair share. Connections that are kept alive make shares uneven by themselves, but not by as much. */
    private static final double FAR_MORE = 1.5;

    /** An even spread is taken for an uneven one in at most one of 10,000 runs, whatever the number of instances. */
    private static final double ERROR_RATE = 1e-4;

    /** That the share is as much above a fair one as it must be. */
    private static final double CONFIDENCE = 0.99;

    /** Below this an instance is not in rotation: it stands by, or gets probes only. */
    private static final double LEAST_SHARE = 0.01;

    /** Of the endpoints of an instance that another one of the same program serves as well. */
    private static final double SAME = 0.8;

    private static final double PERCENT = 100;

    private record Instance(String source, long requests, Set<String> handlers) {

        private boolean isOfOneProgramWith(Instance busiest) {
            Set<String> shared = new HashSet<>(handlers);
            shared.retainAll(busiest.handlers);
            return shared.size() >= SAME * handlers.size();
        }
    }

    @Override
    public List<Suspect> ask(DiagnosticInput input) {
        TimeSlice telemetry = input.telemetry();
        List<String> sources = telemetry.sourcesOf(REQUESTS);
        List<Instance> known = sources.stream()
                .flatMap(source -> instance(telemetry, source).stream())
                .toList();
        long all = known.stream().mapToLong(Instance::requests).sum();
        List<Instance> serving = known.stream()
                .filter(instance -> instance.requests() > LEAST_SHARE * all)
                .sorted(Comparator.comparingLong(Instance::requests).reversed())
                .toList();
        return known.size() == sources.size() && serving.size() > 1 ? judge(serving) : List.of();
    }

    private static List<Suspect> judge(List<Instance> serving) {
        Instance busiest = serving.get(0);
        long all = serving.stream().mapToLong(Instance::requests).sum();
        double fair = 1.0 / serving.size();
        BinomialBound share = new BinomialBound(busiest.requests(), all);
        boolean uneven = share.low(1 - ERROR_RATE / serving.size()) > fair && share.low(CONFIDENCE) > FAR_MORE * fair;
        return uneven && serving.stream().allMatch(each -> each.isOfOneProgramWith(busiest))
                ? List.of(suspect(serving, all, fair))
                : List.of();
    }

    private static Suspect suspect(List<Instance> serving, long all, double fair) {
        Instance busiest = serving.get(0);
        Instance idlest = serving.get(serving.size() - 1);
        return Suspect.of(
                Cause.UNEVEN_INSTANCES,
                busiest.source(),
                List.of(
                        new Figure(
                                "requests that " + busiest.source() + " got", PERCENT * busiest.requests() / all, "%"),
                        new Figure("requests that " + idlest.source() + " got", PERCENT * idlest.requests() / all, "%"),
                        new Figure(
                                "a fair share of " + serving.size() + " instances in rotation", PERCENT * fair, "%")),
                null);
    }

    private static Optional<Instance> instance(TimeSlice telemetry, String source) {
        OptionalDouble requests = telemetry.increase(source, REQUESTS, UnevenInstances::isOfUsers);
        Set<String> handlers = telemetry.labelsOf(source, REQUESTS).stream()
                .filter(UnevenInstances::isOfUsers)
                .flatMap(labels -> labels.value("handler").stream())
                .collect(Collectors.toSet());
        return requests.isPresent() && !handlers.isEmpty()
                ? Optional.of(new Instance(source, Math.round(requests.getAsDouble()), handlers))
                : Optional.empty();
    }

    private static boolean isOfUsers(Labels labels) {
        return labels.value("handler")
                .filter(handler -> !OF_SCRAPES.contains(handler))
                .isPresent();
    }
}
