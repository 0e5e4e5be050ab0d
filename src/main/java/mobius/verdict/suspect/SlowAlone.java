package mobius.verdict.suspect;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;
import mobius.budget.Budgets;
import mobius.verdict.finding.Figure;

/** Requests that miss their budgets while the others do not, so that the cause is not one of the whole platform. */
final class SlowAlone {

    private static final double TIMES_THE_OTHERS = 3;

    /**
     * Least p95 relative to that of the others, in milliseconds. A delay of all requests misses the tightest budgets first, those
     * of health checks, and is not the endpoint's own time.
     */
    private static final double TIMES_THEIR_MILLIS = 1.5;

    private SlowAlone() {}

    /** Returns the requests; none if the injector is not trusted, because the time may be its own. */
    static List<RequestHealth> among(DiagnosticInput input) {
        return Injector.isSuspect(input) ? List.of() : slow(input);
    }

    /**
     * Returns the requests. If cores are busy, all requests wait for them equally, and the tightest budgets are missed the most.
     */
    private static List<RequestHealth> slow(DiagnosticInput input) {
        boolean coresAreBusy = Cpu.isSuspect(input);
        return input.requests().stream()
                .filter(RequestHealth::isSlow)
                .filter(request -> isSlower(input, request, RequestHealth::slowness, TIMES_THE_OTHERS))
                .filter(request -> isSlower(
                        input, request, RequestHealth::p95Millis, coresAreBusy ? TIMES_THE_OTHERS : TIMES_THEIR_MILLIS))
                .toList();
    }

    /** Returns true if a value is far above the median of the others; false without others. */
    private static boolean isSlower(
            DiagnosticInput input,
            RequestHealth request,
            Function<RequestHealth, OptionalDouble> figure,
            double times) {
        OptionalDouble usual = usual(input, request, figure);
        return usual.isPresent() && figure.apply(request).orElse(0) >= times * usual.getAsDouble();
    }

    /** Returns the response times of the request and of the others, relative to their budgets. */
    static List<Figure> evidence(DiagnosticInput input, RequestHealth request) {
        List<Figure> evidence = new ArrayList<>();
        request.p95Millis().ifPresent(p95 -> evidence.add(new Figure("p95 of " + request.name(), p95, "ms")));
        request.slowness().ifPresent(own -> evidence.add(new Figure("p95 over its budget", own, "times its budget")));
        usual(input, request, RequestHealth::slowness)
                .ifPresent(others ->
                        evidence.add(new Figure("median of the other endpoints", others, "times their budgets")));
        return evidence;
    }

    private static OptionalDouble usual(
            DiagnosticInput input, RequestHealth request, Function<RequestHealth, OptionalDouble> figure) {
        Stream<RequestHealth> others = input.requests().stream().filter(other -> !isSame(other, request));
        return Handler.median(others.flatMapToDouble(other -> figure.apply(other).stream()));
    }

    /** Returns true for requests of one class that are both slow: they may have the same cause. */
    private static boolean isSame(RequestHealth other, RequestHealth request) {
        return Budgets.endpointOf(other.name()).equals(Budgets.endpointOf(request.name()))
                || (!other.group().isEmpty() && other.group().equals(request.group()) && other.isSlow());
    }
}
