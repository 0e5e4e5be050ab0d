package mobius.verdict.suspect;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;
import mobius.budget.Budgets;
import mobius.verdict.finding.Figure;

/** Requests that miss their budgets while the others have no such trouble: what slows a whole platform is not to blame then. */
final class SlowAlone {

    private static final double TIMES_THE_OTHERS = 3;

    /** What delays every request by as much misses the tightest budgets first, those of health checks: that is no endpoint's own time. */
    private static final double TIMES_THEIR_MILLIS = 1.5;

    private SlowAlone() {}

    /** None where the injector cannot be trusted: what looks slow then may be its own time. */
    static List<RequestHealth> among(DiagnosticInput input) {
        return Injector.isSuspect(input) ? List.of() : slow(input);
    }

    /** Each request waits as long for busy cores as the others do, and the tightest budgets are missed the most. */
    private static List<RequestHealth> slow(DiagnosticInput input) {
        boolean coresAreBusy = Cpu.isSuspect(input);
        return input.requests().stream()
                .filter(RequestHealth::isSlow)
                .filter(request -> isSlower(input, request, RequestHealth::slowness, TIMES_THE_OTHERS))
                .filter(request -> isSlower(
                        input,
                        request,
                        RequestHealth::p95Millis,
                        coresAreBusy ? TIMES_THE_OTHERS : TIMES_THEIR_MILLIS))
                .toList();
    }

    /** Without others there is nothing to be alone among. */
    private static boolean isSlower(
            DiagnosticInput input,
            RequestHealth request,
            Function<RequestHealth, OptionalDouble> figure,
            double times) {
        OptionalDouble usual = usual(input, request, figure);
        return usual.isPresent() && figure.apply(request).orElse(0) >= times * usual.getAsDouble();
    }

    /** How slow it is and how slow the others are, both in relation to their budgets. */
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

    /** What shares a class may share a cause. */
    private static boolean isSame(RequestHealth other, RequestHealth request) {
        return Budgets.endpointOf(other.name()).equals(Budgets.endpointOf(request.name()))
                || (!other.group().isEmpty() && other.group().equals(request.group()) && other.isSlow());
    }
}
