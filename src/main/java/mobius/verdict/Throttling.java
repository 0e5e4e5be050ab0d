package mobius.verdict;

import java.util.List;
import mobius.measure.Responses;
import mobius.measure.WindowStats;

/** Was the platform measured, or its rate limiter? Beyond the expected peak a limiter may do its work, and is not asked about. */
final class Throttling implements Question {

    private static final Gate GATE = new Gate("gate.throttling", "platform");
    private static final double MOST_PERCENT = 1;

    @Override
    public List<Finding> ask(JudgedRun run) {
        Responses all = Responses.merged(run.decidingWindows().stream()
                .map(run.total().windows()::get)
                .map(WindowStats::whole)
                .toList());
        Facts facts = Facts.of("responses that the rate limiter turned away", "%")
                .samples(all.count())
                .expected(Limit.atMost(MOST_PERCENT));
        return all.throttledRate().map(rate -> judge(facts.actual(rate.percent()))).stream()
                .toList();
    }

    private static Finding judge(Facts facts) {
        return facts.meetTheLimit()
                ? GATE.holds(facts, "The rate limiter stayed out of the way.")
                : GATE.condemns(
                        facts,
                        "Responses of the limiter are not responses of the platform.",
                        "Spread the load over more accounts, or have the injector exempted from the limit.");
    }
}
