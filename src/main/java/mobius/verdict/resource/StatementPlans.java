package mobius.verdict.resource;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mobius.telemetry.postgres.StatementPlan;
import mobius.telemetry.postgres.StatementUse;
import mobius.verdict.evidence.Check;
import mobius.verdict.evidence.RunView;
import mobius.verdict.finding.Finding;
import mobius.verdict.finding.Observation;
import mobius.verdict.finding.Status;
import mobius.verdict.finding.Text;

/**
 * Reports which of the slowest statements read a large table from its beginning to its end, and which index would spare that.
 *
 * <p>Finding {@code database.plan}: INFO for each statement with such a plan, and one for all statements whose plan is unknown.
 */
public final class StatementPlans implements Check {

    /** The id of the findings. */
    static final String ID = "database.plan";

    private static final String UNKNOWN_SUBJECT = "statements without a plan";

    @Override
    public List<Finding> ask(RunView run) {
        Map<Long, StatementUse> used = run.statements().orElse(List.of()).stream()
                .collect(Collectors.toMap(StatementUse::queryId, Function.identity(), (first, second) -> first));
        List<StatementPlan> plans = run.plans();
        Stream<Finding> scans = plans.stream()
                .filter(StatementPlan::hasScan)
                .filter(plan -> used.containsKey(plan.queryId()))
                .map(plan -> scan(plan, used.get(plan.queryId())));
        return Stream.concat(scans, unknown(plans)).toList();
    }

    private static Finding scan(StatementPlan plan, StatementUse statement) {
        Observation facts = Observation.of("cost of its plan", "").actual(cost(plan));
        return Finding.of(
                ID,
                StatementWords.subject(statement),
                Status.INFO,
                facts,
                "%s %s %s".formatted(reads(plan), advice(plan), StatementWords.row(statement)));
    }

    private static String reads(StatementPlan plan) {
        return "Its plan reads all %s rows of %s.".formatted(Text.of(plan.tableRows()), plan.table());
    }

    private static String advice(StatementPlan plan) {
        if (!plan.advisesIndex()) {
            return "No index on the columns that it compares halves its cost.";
        }
        String index = "CREATE INDEX CONCURRENTLY ON %s (%s)".formatted(plan.table(), plan.indexColumns());
        return plan.indexCost() == null
                ? "An index on the columns that it compares may help: %s. With the extension hypopg in this database, this finding compares the costs."
                        .formatted(index)
                : String.format(
                        Locale.ROOT,
                        "With an index its cost falls from %s to %s: %s.",
                        Text.of(cost(plan)),
                        Text.of(plan.indexCost()),
                        index);
    }

    private static double cost(StatementPlan plan) {
        Double cost = plan.cost();
        return cost == null ? 0 : cost;
    }

    private static Stream<Finding> unknown(List<StatementPlan> plans) {
        List<StatementPlan> unknown =
                plans.stream().filter(plan -> plan.cost() == null).toList();
        if (unknown.isEmpty()) {
            return Stream.empty();
        }
        String reasons = unknown.stream()
                .collect(Collectors.groupingBy(StatementPlan::reason, TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(reason -> "%s (%s)".formatted(reason.getKey(), Text.of(reason.getValue())))
                .collect(Collectors.joining("; "));
        return Stream.of(Finding.of(
                        ID,
                        UNKNOWN_SUBJECT,
                        Status.INFO,
                        Observation.of("statements whose plan is unknown", "statements")
                                .actual((double) unknown.size())
                                .samples((long) plans.size()),
                        "For some of the slowest statements there is no plan: " + reasons + ".")
                .withAdvice("See docs/telemetry.md for what PostgreSQL needs."));
    }
}
