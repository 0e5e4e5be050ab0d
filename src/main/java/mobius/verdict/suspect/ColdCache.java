package mobius.verdict.suspect;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import mobius.verdict.finding.Cause;
import mobius.verdict.finding.Figure;
import mobius.verdict.finding.Suspect;

/** A cache with too few hits, the platform's own or Redis. */
final class ColdCache implements Rule {

    private static final double FEWEST_READS = 100;
    private static final double PERCENT = 100;

    @Override
    public List<Suspect> ask(DiagnosticInput input) {
        return Stream.concat(
                        hits(input, "cache_hits_total", "cache_misses_total", "cache"),
                        hits(input, "redis_keyspace_hits_total", "redis_keyspace_misses_total", "Redis"))
                .toList();
    }

    private static Stream<Suspect> hits(DiagnosticInput input, String hits, String misses, String subject) {
        OptionalDouble found = input.telemetry().perSecond(hits);
        OptionalDouble missed = input.telemetry().perSecond(misses);
        if (found.isEmpty() || missed.isEmpty()) {
            return Stream.empty();
        }
        double all = found.getAsDouble() + missed.getAsDouble();
        double percent = PERCENT * found.getAsDouble() / all;
        boolean cold = all * input.telemetry().seconds() >= FEWEST_READS
                && percent < input.budgets().cacheHits().percent();
        return cold ? Stream.of(suspect(subject, percent, all)) : Stream.empty();
    }

    private static Suspect suspect(String subject, double percent, double all) {
        return Suspect.of(
                Cause.COLD_CACHE,
                subject,
                List.of(
                        new Figure("reads that the cache answered", percent, "%"),
                        new Figure("reads", all, "each second")),
                null);
    }
}
