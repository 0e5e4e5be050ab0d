package mobius.verdict;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mobius.budget.Budget;
import mobius.capacity.Prices;
import mobius.measure.MeasuredWindow;
import mobius.measure.RunFacts;

/** What did the platform cost meanwhile, and what does a million requests cost? Nothing is said where no price is told. */
final class Cost implements Question {

    private static final double AT_PEAK = 1;

    @Override
    public List<Finding> ask(JudgedRun run) {
        return run.economy()
                .prices()
                .map(prices -> Stream.of(ofRun(run, prices), atPeak(run, prices), atCapacity(run, prices))
                        .flatMap(Optional::stream)
                        .toList())
                .orElse(List.of());
    }

    private static Optional<Finding> ofRun(JudgedRun run, Prices prices) {
        return Optional.ofNullable(run.measurement().run())
                .map(RunFacts::durationMillis)
                .map(Duration::ofMillis)
                .map(time -> finding(
                        "cost.run",
                        Facts.of("cost of this run", prices.currency()).actual(prices.of(time)),
                        "%d instances for the time of the run.".formatted(prices.instances())));
    }

    private static Optional<Finding> atPeak(JudgedRun run, Prices prices) {
        return run.decidingWindows().stream()
                .filter(number -> isAtPeak(run.window(number)))
                .findFirst()
                .flatMap(number -> perMillion(
                        "expected",
                        "the expected load",
                        JudgedRun.sent(run.total(), number)
                                / (run.window(number).duration().toMillis() / 1000.0),
                        prices));
    }

    private static Optional<Finding> atCapacity(JudgedRun run, Prices prices) {
        return CapacityOfSteps.capacity(run).flatMap(held -> perMillion("capacity", "the highest step", held, prices));
    }

    private static Optional<Finding> perMillion(String id, String where, double requestsPerSecond, Prices prices) {
        return requestsPerSecond > 0
                ? Optional.of(finding(
                        "cost.per-million." + id,
                        Facts.of("cost of a million requests at " + where, prices.currency())
                                .actual(prices.perMillion(requestsPerSecond)),
                        "%d instances at %s.".formatted(prices.instances(), Text.of(requestsPerSecond, "requests/s"))))
                : Optional.empty();
    }

    private static boolean isAtPeak(MeasuredWindow window) {
        return window.fromLoad() != null && window.fromLoad() == AT_PEAK && window.staysLevel();
    }

    private static Finding finding(String id, Facts facts, String explanation) {
        return Finding.of(id, Budget.TOTAL, Status.INFO, facts, explanation);
    }
}
