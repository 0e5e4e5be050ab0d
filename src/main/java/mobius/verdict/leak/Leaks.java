package mobius.verdict.leak;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import mobius.budget.Severity;
import mobius.verdict.evidence.Check;
import mobius.verdict.evidence.RunView;
import mobius.verdict.finding.Finding;
import mobius.verdict.finding.Observation;
import mobius.verdict.finding.Status;
import mobius.verdict.finding.Threshold;
import org.jspecify.annotations.Nullable;

/**
 * Checks whether a resource of the platform grows without a limit under the constant load of a soak. Other runs are not checked.
 *
 * <p>Findings {@code leak.memory}, {@code leak.descriptors}, {@code leak.connections}, {@code leak.threads} and
 * {@code leak.pool}, one for each source: FAIL for a leak, PASS for a steady resource, otherwise INCONCLUSIVE. INFO if the soak
 * is too short, or for a machine that the injector shares.
 */
public final class Leaks implements Check {

    private static final double PERCENT = 100;

    @Override
    public List<Finding> ask(RunView run) {
        Optional<SoakFigures> figures = SoakFigures.of(run);
        if (run.conditions().warmUpConstant().isEmpty() || figures.isEmpty()) {
            return List.of();
        }
        List<LeakCandidate> watched = LeakCandidate.of(run);
        return Stream.concat(watched.stream().map(figure -> judge(run, figures.get(), figure)), untold(watched))
                .toList();
    }

    /** Resources that no source exposes are reported, because a leak of them cannot be excluded. */
    private static Stream<Finding> untold(List<LeakCandidate> watched) {
        return LeakIndicator.ALL.stream()
                .filter(what ->
                        watched.stream().noneMatch(figure -> figure.what().id().equals(what.id())))
                .filter(distinctById())
                .map(what -> Finding.of(
                                what.id(),
                                "platform",
                                Status.INFO,
                                Observation.of("growth of " + what.value(), what.unitPerHour()),
                                "No scraped source exposes it.")
                        .withAdvice("Make the platform export " + what.metric() + "; see docs/telemetry.md."));
    }

    /** Keeps the first indicator of each finding id. */
    private static Predicate<LeakIndicator> distinctById() {
        Set<String> seen = new HashSet<>();
        return what -> seen.add(what.id());
    }

    private static Finding judge(RunView run, SoakFigures figures, LeakCandidate figure) {
        LeakWords words = new LeakWords(figure);
        Observation facts = figure.answer()
                .trend()
                .filter(trend -> !figure.interrupted())
                .map(trend -> facts(figure, trend).within(figures.window(trend.judged())))
                .orElseGet(() -> facts(figure));
        Status status = status(run, figure);
        Finding finding = Finding.of(figure.what().id(), figure.source(), status, facts, words.explanation());
        Finding advised = words.advice().map(finding::withAdvice).orElse(finding);
        return status == Status.FAIL ? advised.withSeverity(severity(run, figure)) : advised;
    }

    /** Returns the status of a candidate. Memory of the machine is an INFO if the injector runs there as well. */
    static Status status(RunView run, LeakCandidate figure) {
        LeakAssessment.Outcome outcome = figure.answer().outcome();
        boolean injectorsToo = figure.what().ofMachine() && run.conditions().targetOnSameMachine();
        if (injectorsToo || outcome == LeakAssessment.Outcome.TOO_SHORT) {
            return Status.INFO;
        }
        if (figure.interrupted()) {
            return Status.INCONCLUSIVE;
        }
        return switch (outcome) {
            case LEAK -> Status.FAIL;
            case STEADY -> Status.PASS;
            default -> Status.INCONCLUSIVE;
        };
    }

    /** Severity by the memory in use, if its limit is known. */
    private static @Nullable Severity severity(RunView run, LeakCandidate figure) {
        OptionalDouble limit = figure.limit();
        return figure.what().id().equals(LeakIndicator.MEMORY) && limit.isPresent()
                ? run.budgets()
                        .severity()
                        .memory()
                        .of(PERCENT * figure.answer().trend().orElseThrow().end() / limit.getAsDouble())
                : null;
    }

    private static Observation facts(LeakCandidate figure) {
        return Observation.of(
                        "growth of " + figure.what().value(), figure.what().unitPerHour())
                .samples(figure.samples());
    }

    /** The growth per hour with its interval, and the least growth that is a leak, in the unit of display. */
    private static Observation facts(LeakCandidate figure, Trend trend) {
        double scale = figure.what().scale();
        double least = Math.max(
                LeakRule.LEAST_GROWTH * trend.level(), figure.what().quantity().leastGrowth());
        return facts(figure)
                .expected(Threshold.below(least / trend.judged().hours() / scale))
                .actual(trend.perHour() / scale)
                .between(trend.low() / scale, trend.high() / scale);
    }
}
