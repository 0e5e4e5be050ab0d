package mobius.verdict;

import java.util.List;

/** Was anything measured at all? */
final class AnyData implements Question {

    private static final Gate GATE = new Gate("gate.data", "run");

    @Override
    public List<Finding> ask(JudgedRun run) {
        long count = run.total().windows().stream()
                .mapToLong(window -> window.whole().count())
                .sum();
        Facts facts = Facts.of("requests in the measured windows", "requests")
                .expected(Limit.atLeast(1))
                .actual((double) count);
        return List.of(
                facts.meetTheLimit()
                        ? GATE.holds(facts, "There are requests to judge.")
                        : GATE.condemns(
                                facts,
                                "No request was sent in a measured window.",
                                "Look at the beginning of the run's output for what went wrong, and at the stages of the"
                                        + " plan for one that is measured."));
    }
}
