package mobius.verdict.suspect;

import java.util.ArrayList;
import java.util.List;
import mobius.verdict.finding.Cause;
import mobius.verdict.finding.Figure;
import mobius.verdict.finding.Suspect;

/** Requests that the rate limiter rejects. */
final class RateLimiter implements Rule {

    private static final double MOST_SHARE = 0.01;
    private static final double PERCENT = 100;

    @Override
    public List<Suspect> ask(DiagnosticInput input) {
        long all = input.requests().stream().mapToLong(RequestHealth::count).sum();
        long throttled = input.requests().stream()
                .mapToLong(request -> request.responses().throttled())
                .sum();
        return all > 0 && throttled > MOST_SHARE * all ? List.of(suspect(input, PERCENT * throttled / all)) : List.of();
    }

    private static Suspect suspect(DiagnosticInput input, double percent) {
        List<Figure> evidence = new ArrayList<>();
        evidence.add(new Figure("responses that are a 429", percent, "%"));
        Double refused = input.telemetry()
                .perSecondBy("http_requests_total", labels -> labels.value("status"))
                .get("4xx");
        if (refused != null) {
            evidence.add(
                    new Figure("responses with a status of 4xx, as counted by the platform", refused, "each second"));
        }
        return Suspect.of(Cause.RATE_LIMITER, "platform", evidence, null);
    }
}
