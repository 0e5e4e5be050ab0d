package mobius.verdict.suspect;

import java.util.List;
import java.util.Optional;
import mobius.verdict.finding.Figure;
import mobius.verdict.finding.Gain;

/** Compares an endpoint with the others. */
final class Peers {

    private Peers() {}

    /**
     * Returns the gain if this endpoint took as long as the others of its class; empty if there are none or if it is not slower.
     */
    static Optional<Gain> gain(DiagnosticInput input, RequestHealth request) {
        List<RequestHealth> others = input.requests().stream()
                .filter(other -> !other.name().equals(request.name())
                        && !other.group().isEmpty()
                        && other.group().equals(request.group()))
                .toList();
        double usual = Handler.median(others.stream().flatMapToDouble(other -> other.meanMillis().stream()))
                .orElse(0);
        double own = request.meanMillis().orElse(0);
        return usual <= 0 || own <= usual
                ? Optional.empty()
                : Optional.of(new Gain("The mean time of " + request.name(), own, usual, input.share(request)));
    }

    /** Returns the mean response time as evidence. */
    static Optional<Figure> meanOf(RequestHealth request) {
        return request.meanMillis().stream()
                .mapToObj(millis -> new Figure("mean time of " + request.name(), millis, "ms"))
                .findFirst();
    }
}
