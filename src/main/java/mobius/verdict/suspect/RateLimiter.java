package mobius.verdict.suspect;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Requests that the rate limiter turns away. */
final class RateLimiter implements Rule {

    private static final double MOST_SHARE = 0.01;
    private static final double PERCENT = 100;

    @Override
    public List<Suspect> ask(Symptoms symptoms) {
        long all = symptoms.requests().stream().mapToLong(Felt::count).sum();
        long throttled = symptoms.requests().stream()
                .mapToLong(request -> request.responses().throttled())
                .sum();
        return all > 0 && throttled > MOST_SHARE * all
                ? List.of(suspect(symptoms, PERCENT * throttled / all))
                : List.of();
    }

    private static Suspect suspect(Symptoms symptoms, double percent) {
        List<Figure> evidence = new ArrayList<>();
        evidence.add(new Figure("responses that are a 429", percent, "%"));
        OptionalDouble refused = symptoms.told()
                .perSecond(
                        "http_requests_total",
                        labels -> labels.value("status").filter("4xx"::equals).isPresent());
        refused.ifPresent(rate ->
                evidence.add(new Figure("responses with a status of 4xx, as the platform says", rate, "each second")));
        return Suspect.of(Cause.RATE_LIMITER, "platform", evidence, null);
    }
}
