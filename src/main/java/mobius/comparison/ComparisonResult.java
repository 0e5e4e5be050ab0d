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
 * State of a comparison, final or intermediate.
 *
 * @param ending how it ended, or that it has not
 * @param subjects the gated subjects, whose p95 decides: request names, or {@code all requests}
 * @param legs every leg in the order of time, also those in no pair
 * @param pairs the pairs that count, in the order of time
 * @param deployed the build on the shared platform
 * @param trouble why it ended early, continuing a sentence; null if it did not
 */
public record ComparisonResult(
        Ending ending,
        List<String> subjects,
        List<LegResult> legs,
        List<Pair> pairs,
        Deployed deployed,
        @Nullable String trouble) {

    /** Ways in which a comparison ends. */
    public enum Ending {
        /** It is still running, or was stopped. */
        UNDER_WAY,
        /** The pairs show whether the build is slower. */
        DECIDED,
        /** All pairs were run, and the result is still inconclusive. */
        NOT_CLEAR,
        /** Too many pairs had a leg that could not be trusted. */
        UNTRUSTED,
        /** A build could not be deployed. */
        NOT_DEPLOYED
    }

    public ComparisonResult {
        subjects = List.copyOf(subjects);
        legs = List.copyOf(legs);
        pairs = List.copyOf(pairs);
    }

    /**
     * Returns the verdict of the pairs so far.
     *
     * @return FAIL if a subject is slower, or if more requests fail or less load is carried; PASS if none of this holds;
     *     INCONCLUSIVE if it is not clear, or not yet
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

    /** Returns the evidence of the pairs for one subject, conclusive or not; empty for fewer than two pairs. */
    public Optional<Answer> answer(String subject) {
        return pairs.size() < 2 ? Optional.empty() : Optional.of(method().soFar(logRatios(subject)));
    }

    /** Returns the comparison of errors and carried load over the pairs. */
    public PairedService service() {
        return new PairedService(pairs.stream()
                .map(pair -> new PairedService.Pair(served(pair.before()), served(pair.after())))
                .toList());
    }

    private static PairedService.Served served(LegResult leg) {
        return new PairedService.Served(leg.responses(), leg.failed(), leg.carried());
    }

    /** Returns the logarithmic ratio of the p95 of each pair, in the order of time. */
    public List<Double> logRatios(String subject) {
        return pairs.stream().map(pair -> pair.logRatio(subject)).toList();
    }

    /** Returns the build that the platform reported in the legs of one side; empty if it reported none. */
    public Optional<String> told(Side side) {
        return legs.stream()
                .filter(leg -> leg.side() == side)
                .flatMap(leg -> Stream.ofNullable(leg.build()))
                .findFirst();
    }

    /** Returns the decision rule, which depends on the number of subjects. */
    public PairedComparison method() {
        return new PairedComparison(subjects.size());
    }

    /** Returns the number of the pair, from 1, to which a leg belongs; empty if it belongs to none. */
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
