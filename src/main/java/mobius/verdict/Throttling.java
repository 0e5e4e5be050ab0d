package mobius.verdict;

import java.util.List;
import java.util.Optional;
import mobius.budget.Ratio;
import mobius.measure.Responses;
import mobius.measure.WindowStats;

/** Was the platform measured, or its rate limiter? */
final class Throttling implements Question {

    private static final Gate GATE = new Gate("gate.throttling", "platform");
    private static final double MOST_PERCENT = 1;

    @Override
    public List<Finding> ask(JudgedRun run) {
        Responses all = Responses.merged(
                run.total().windows().stream().map(WindowStats::whole).toList());
        Facts facts =
                Facts.of("responses that the rate limiter turned away", "%").samples(all.count());
        Optional<Ratio> rate = all.throttledRate();
        if (rate.isEmpty()) {
            return List.of();
        }
        Facts known = facts.actual(rate.get().percent());
        return List.of(
                run.conditions().asksForRefusals()
                        ? GATE.remarks(known, "Shown only: this simulation asks the platform to refuse.")
                        : judge(known.expected(Limit.atMost(MOST_PERCENT))));
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
