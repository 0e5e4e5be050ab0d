package mobius.report.capacity;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import mobius.capacity.Bracket;
import mobius.capacity.Economy;
import mobius.capacity.SearchPlan;
import mobius.capacity.SearchResult;
import mobius.capacity.StepResult;
import mobius.capacity.Usl;
import mobius.verdict.finding.Verdict.Outcome;

/**
 * All that the reports of a search for the capacity are made from.
 *
 * @param result what was found
 * @param plan how it was looked for
 * @param expected the load that the platform is to carry, in requests per second
 * @param economy prices and sizes
 * @param environment the name of the environment
 * @param profile the name of the profile
 * @param started when the search began
 * @param took how long it has taken so far
 */
public record CapacityReport(
        SearchResult result,
        SearchPlan plan,
        double expected,
        Economy economy,
        String environment,
        String profile,
        Instant started,
        Duration took) {

    /**
     * PASS where the expected load is surely carried, FAIL where it surely is not. The ends of a search that could not be
     * confirmed, could not be trusted or did not come to its end are not sure, wherever they are.
     */
    public Outcome outcome() {
        Bracket bracket = result.bracket();
        return switch (result.ending()) {
            case FOUND, CONFIRMED, NOT_REACHED, NEVER_HELD -> outcome(bracket);
            case UNDER_WAY, NOT_CONFIRMED, UNTRUSTED, OUT_OF_STEPS -> Outcome.INCONCLUSIVE;
        };
    }

    private Outcome outcome(Bracket bracket) {
        if (bracket.low() != null && bracket.low() >= expected) {
            return Outcome.PASS;
        }
        return bracket.high() != null && bracket.high() < expected ? Outcome.FAIL : Outcome.INCONCLUSIVE;
    }

    /** The scalability law, where there are levels enough. */
    Optional<Usl> usl() {
        return Usl.fit(result.steps().stream().flatMap(CapacityReport::level).toList());
    }

    private static Stream<Usl.Level> level(StepResult step) {
        return Stream.ofNullable(step.figures())
                .flatMap(figures -> Stream.ofNullable(figures.inFlight())
                        .map(inFlight -> new Usl.Level(step.planned(), inFlight, figures.answeredPerSecond())));
    }

    /** Of the steps that can be trusted. */
    List<StepResult.Figures> figures() {
        return result.steps().stream()
                .map(StepResult::figures)
                .filter(Objects::nonNull)
                .toList();
    }
}
