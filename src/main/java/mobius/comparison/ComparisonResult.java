package mobius.comparison;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mobius.verdict.finding.Status;
import mobius.verdict.regression.PairedComparison;
import mobius.verdict.regression.PairedComparison.Answer;
import mobius.verdict.regression.PairedService;
import org.jspecify.annotations.Nullable;

/**
 * What a comparison knows, at its end or before.
 *
 * @param ending how it ended
 * @param subjects the p95 of what decides: request names, or {@code all requests}
 * @param legs in the order of time, also those that do not count
 * @param pairs of the legs that count, in the order of time
 * @param deployed what is on the platform that both share
 * @param trouble what ended it early; null where nothing did
 */
public record ComparisonResult(
        Ending ending,
        List<String> subjects,
        List<LegResult> legs,
        List<Pair> pairs,
        Deployed deployed,
        @Nullable String trouble) {

    /** How a comparison ended. */
    public enum Ending {
        /** It goes on, or was stopped. */
        UNDER_WAY,
        /** It is clear whether the build is slower. */
        DECIDED,
        /** The pairs have run out, and it is not clear. */
        NOT_CLEAR,
        /** Too many pairs had a leg that cannot be trusted. */
        UNTRUSTED,
        /** A build could not be put on the platform. */
        NOT_DEPLOYED
    }

    public ComparisonResult {
        subjects = List.copyOf(subjects);
        legs = List.copyOf(legs);
        pairs = List.copyOf(pairs);
    }

    /**
     * PASS if nothing that decides is slower, fails more or carries less; FAIL if something does; INCONCLUSIVE if that is not clear, or
     * not yet.
     */
    public Status status() {
        Stream<Status> latencies = subjects.stream()
                .map(subject -> answer(subject).map(Answer::status).orElse(Status.INCONCLUSIVE));
        List<Status> statuses = Stream.concat(
                        latencies, Stream.of(service().errors(), service().load()))
                .toList();
        if (statuses.contains(Status.FAIL)) {
            return Status.FAIL;
        }
        return statuses.contains(Status.INCONCLUSIVE) ? Status.INCONCLUSIVE : Status.PASS;
    }

    /** What the pairs say about one subject, decided or not; empty with fewer than two of them. */
    public Optional<Answer> answer(String subject) {
        return pairs.size() < 2 ? Optional.empty() : Optional.of(method().soFar(logRatios(subject)));
    }

    /** What the builds served in the pairs. */
    public PairedService service() {
        return new PairedService(pairs.stream()
                .map(pair -> new PairedService.Pair(served(pair.before()), served(pair.after())))
                .toList());
    }

    private static PairedService.Served served(LegResult leg) {
        return new PairedService.Served(leg.responses(), leg.failed(), leg.carried());
    }

    /** Of each pair in the order of time. */
    public List<Double> logRatios(String subject) {
        return pairs.stream().map(pair -> pair.logRatio(subject)).toList();
    }

    /** What the platform said was there in the legs of one build; empty where it did not tell. */
    public Optional<String> told(Side side) {
        return legs.stream()
                .filter(leg -> leg.side() == side)
                .flatMap(leg -> Stream.ofNullable(leg.build()))
                .findFirst();
    }

    /** By what rule it decides. */
    public PairedComparison method() {
        return new PairedComparison(subjects.size());
    }

    /** The number of the pair, from 1, in which a leg counts; empty where it counts in none. */
    public Optional<Integer> pairOf(LegResult leg) {
        for (int number = 0; number < pairs.size(); number++) {
            Pair pair = pairs.get(number);
            if (pair.before().equals(leg) || pair.after().equals(leg)) {
                return Optional.of(number + 1);
            }
        }
        return Optional.empty();
    }
}
