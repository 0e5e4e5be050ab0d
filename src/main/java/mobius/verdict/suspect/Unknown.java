package mobius.verdict.suspect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import mobius.verdict.finding.Cause;
import mobius.verdict.finding.Figure;
import mobius.verdict.finding.Suspect;

/** Something broke, and no figure says why: what to switch on, and where to look. */
final class Unknown {

    private static final double PERCENT = 100;

    private Unknown() {}

    static Suspect of(DiagnosticInput input) {
        List<Figure> evidence = new ArrayList<>();
        input.requests().stream()
                .filter(request -> request.slowness().orElse(0) > 1)
                .max(Comparator.comparingDouble(request -> request.slowness().orElse(0)))
                .ifPresent(slowest -> evidence.add(new Figure(
                        "p95 of " + slowest.name() + ", the furthest over its budget",
                        slowest.slowness().orElse(0),
                        "times its budget")));
        input.requests().stream()
                .filter(request -> request.responses().ko().count() > 0)
                .max(Comparator.comparingLong(
                        request -> request.responses().ko().count()))
                .ifPresent(worst -> evidence.add(new Figure("failures of " + worst.name(), failed(worst), "%")));
        input.wrong("scaling.time-by-page")
                .flatMap(finding -> Leaks.evidence(finding).stream())
                .forEach(evidence::add);
        return Suspect.of(Cause.UNKNOWN, "platform", evidence, null).withAdvice(advice(input));
    }

    private static double failed(RequestHealth request) {
        return PERCENT * request.responses().ko().count() / request.count();
    }

    private static String advice(DiagnosticInput input) {
        List<Missing> missing = Missing.in(input);
        return missing.isEmpty()
                ? "All metrics that the rules use are available and none of them stands out: trace slow requests, and see"
                        + " which errors the platform logged."
                : missing.stream().map(Missing::advice).collect(Collectors.joining(" "));
    }
}
