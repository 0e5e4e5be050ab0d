package mobius.verdict;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import mobius.verdict.leak.Answer;
import mobius.verdict.leak.LeakRule;
import mobius.verdict.leak.Trend;
import org.jspecify.annotations.Nullable;

/**
 * Does anything of the platform grow for good while a soak puts the same load on it? Asked of soaks alone. A soak that is too short
 * to tell has no say in the verdict; one that is long enough and still cannot tell leaves it open.
 */
final class Leaks implements Question {

    private static final double PERCENT = 100;

    @Override
    public List<Finding> ask(JudgedRun run) {
        Optional<SoakFigures> figures = SoakFigures.of(run);
        if (run.conditions().warmUpConstant().isEmpty() || figures.isEmpty()) {
            return List.of();
        }
        List<WatchedFigure> watched = WatchedFigure.of(run);
        return Stream.concat(watched.stream().map(figure -> judge(run, figures.get(), figure)), untold(watched))
                .toList();
    }

    /** What no source told is not known, and no leak is ruled out by that. */
    private static Stream<Finding> untold(List<WatchedFigure> watched) {
        return Leakable.ALL.stream()
                .filter(what ->
                        watched.stream().noneMatch(figure -> figure.what().id().equals(what.id())))
                .filter(distinctById())
                .map(what -> Finding.of(
                                what.id(),
                                "platform",
                                Status.INFO,
                                Facts.of("growth of " + what.value(), what.unitPerHour()),
                                "No scraped source told it.")
                        .withAdvice("Let the platform export " + what.metric() + "; see docs/telemetry.md."));
    }

    private static Predicate<Leakable> distinctById() {
        Set<String> seen = new HashSet<>();
        return what -> seen.add(what.id());
    }

    private static Finding judge(JudgedRun run, SoakFigures figures, WatchedFigure figure) {
        LeakWords words = new LeakWords(figure);
        Facts facts = figure.answer()
                .trend()
                .filter(trend -> !figure.interrupted())
                .map(trend -> facts(figure, trend).within(figures.window(trend.judged())))
                .orElseGet(() -> facts(figure));
        Status status = status(run, figure);
        Finding finding = Finding.of(figure.what().id(), figure.source(), status, facts, words.explanation());
        Finding advised = words.advice().map(finding::withAdvice).orElse(finding);
        return status == Status.FAIL ? advised.withSeverity(severity(figure)) : advised;
    }

    static Status status(JudgedRun run, WatchedFigure figure) {
        Answer.Outcome outcome = figure.answer().outcome();
        boolean injectorsToo = figure.what().ofMachine() && run.conditions().targetOnSameMachine();
        if (injectorsToo || outcome == Answer.Outcome.TOO_SHORT) {
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

    /** The matrix classes memory that is in use; for how much of it that is, its limit must be known. */
    private static @Nullable Severity severity(WatchedFigure figure) {
        OptionalDouble limit = figure.limit();
        return figure.what().id().equals(Leakable.MEMORY) && limit.isPresent()
                ? SeverityMatrix.ofMemory(
                        PERCENT * figure.answer().trend().orElseThrow().end() / limit.getAsDouble())
                : null;
    }

    private static Facts facts(WatchedFigure figure) {
        return Facts.of("growth of " + figure.what().value(), figure.what().unitPerHour())
                .samples(figure.samples());
    }

    private static Facts facts(WatchedFigure figure, Trend trend) {
        double scale = figure.what().scale();
        double least = Math.max(
                LeakRule.LEAST_GROWTH * trend.level(), figure.what().quantity().leastGrowth());
        return facts(figure)
                .expected(Limit.below(least / trend.judged().hours() / scale))
                .actual(trend.perHour() / scale)
                .between(trend.low() / scale, trend.high() / scale);
    }
}
