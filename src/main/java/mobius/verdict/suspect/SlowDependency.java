package mobius.verdict.suspect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mobius.budget.Budgets;
import mobius.telemetry.TimeSlice;
import mobius.verdict.finding.Cause;
import mobius.verdict.finding.Figure;
import mobius.verdict.finding.Gain;
import mobius.verdict.finding.Suspect;

/**
 * A service outside the platform that takes most of the time of requests that are slow alone. If the platform does not expose the
 * time of its calls: a class of several endpoints that is slow alone as a whole.
 */
final class SlowDependency implements Rule {

    private static final String SECONDS = "dependency_request_duration_seconds";
    private static final double LEAST_SHARE = 0.5;

    /** Longest call relative to the request: a call that takes longer belongs to other requests. */
    private static final double MOST_SHARE = 1.2;

    private static final double MILLIS = 1_000;

    private static final double FEWEST_CALLS = 0.5;
    private static final double MOST_CALLS = 3;

    /** A dependency, its calls per second, and the mean time of a call. */
    private record Dependency(String name, double callsPerSecond, double meanMillis) {}

    @Override
    public List<Suspect> ask(DiagnosticInput input) {
        List<Dependency> known = dependencies(input.telemetry());
        if (known.isEmpty()) {
            return classes(input);
        }
        Map<String, Suspect> suspects = new TreeMap<>();
        for (RequestHealth request : SlowAlone.among(input)) {
            behind(input, known, request)
                    .ifPresent(
                            dependency -> suspects.putIfAbsent(dependency.name(), suspect(input, request, dependency)));
        }
        return List.copyOf(suspects.values());
    }

    /** Returns true if a dependency explains the time of a request. */
    static boolean explains(DiagnosticInput input, RequestHealth request) {
        return behind(input, dependencies(input.telemetry()), request).isPresent();
    }

    /** Returns the dependency whose calls take the time of the request and are about as frequent as its endpoint. */
    private static Optional<Dependency> behind(DiagnosticInput input, List<Dependency> known, RequestHealth request) {
        double mean = request.meanMillis().orElse(0);
        double rate = input.requestsPerSecond(request);
        return known.stream()
                .filter(dependency -> dependency.callsPerSecond() >= FEWEST_CALLS * rate
                        && dependency.callsPerSecond() <= MOST_CALLS * rate)
                .filter(dependency ->
                        dependency.meanMillis() >= LEAST_SHARE * mean && dependency.meanMillis() <= MOST_SHARE * mean)
                .max(Comparator.comparingDouble(Dependency::meanMillis));
    }

    private static List<Dependency> dependencies(TimeSlice telemetry) {
        Map<String, Double> calls = telemetry.perSecondBy(SECONDS + "_count", labels -> labels.value("dependency"));
        Map<String, Double> seconds = telemetry.perSecondBy(SECONDS + "_sum", labels -> labels.value("dependency"));
        return calls.entrySet().stream()
                .filter(each -> each.getValue() > 0 && seconds.containsKey(each.getKey()))
                .map(each -> new Dependency(
                        each.getKey(),
                        each.getValue(),
                        MILLIS * seconds.getOrDefault(each.getKey(), 0.0) / each.getValue()))
                .toList();
    }

    private static Suspect suspect(DiagnosticInput input, RequestHealth request, Dependency dependency) {
        double mean = request.meanMillis().orElse(0);
        List<Figure> evidence = new ArrayList<>();
        evidence.add(new Figure("mean time of a call of " + dependency.name(), dependency.meanMillis(), "ms"));
        Peers.meanOf(request).ifPresent(evidence::add);
        evidence.addAll(SlowAlone.evidence(input, request));
        Gain gain = dependency.meanMillis() >= mean
                ? null
                : new Gain(
                        "Without any wait for it the mean time of " + request.name(),
                        mean,
                        mean - dependency.meanMillis(),
                        input.share(request));
        return Suspect.of(Cause.SLOW_DEPENDENCY, dependency.name(), evidence, gain);
    }

    private static List<Suspect> classes(DiagnosticInput input) {
        Map<String, List<RequestHealth>> slow = SlowAlone.among(input).stream()
                .filter(request -> !request.group().isEmpty())
                .collect(Collectors.groupingBy(RequestHealth::group, TreeMap::new, Collectors.toList()));
        return slow.entrySet().stream()
                .filter(group -> isWhole(input, group.getKey(), group.getValue()))
                .map(group -> ofClass(input, group.getKey(), group.getValue()))
                .toList();
    }

    private static boolean isWhole(DiagnosticInput input, String group, List<RequestHealth> slow) {
        return endpoints(slow.stream()) > 1
                && endpoints(slow.stream())
                        == endpoints(input.requests().stream()
                                .filter(request -> request.group().equals(group)));
    }

    private static long endpoints(Stream<RequestHealth> requests) {
        return requests.map(request -> Budgets.endpointOf(request.name()))
                .distinct()
                .count();
    }

    private static Suspect ofClass(DiagnosticInput input, String group, List<RequestHealth> slow) {
        List<Figure> evidence = slow.stream()
                .flatMap(request ->
                        request.p95Millis().stream().mapToObj(p95 -> new Figure("p95 of " + request.name(), p95, "ms")))
                .collect(Collectors.toCollection(ArrayList::new));
        evidence.addAll(SlowAlone.evidence(input, slow.get(0)).stream().skip(1).toList());
        return Suspect.of(Cause.SLOW_DEPENDENCY, "class " + group, evidence, null)
                .withAdvice(
                        "All endpoints of this class are slow and no others, so they share the cause: look at what only"
                                + " they call. " + Missing.DEPENDENCIES.advice());
    }
}
