package mobius.verdict.resource;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
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
import mobius.verdict.finding.Threshold;

/**
 * Reports which of the slowest statements read a large table from its beginning to its end, and which index would spare that.
 *
 * <p>Finding {@code database.index}: INFO for each index that a slow statement lacks. Finding {@code database.scan}: INFO for each table
 * that a slow statement reads completely and for which no index helps. Finding {@code database.plans}: INFO if plans are unknown.
 */
public final class StatementPlans implements Check {

    private static final String ADVICE = "See docs/telemetry.md for what PostgreSQL needs.";

    /** A statement with its plan. */
    private record Scan(StatementPlan plan, StatementUse statement) {

        String id() {
            return plan.advisesIndex() ? "database.index" : "database.scan";
        }

        String subject() {
            return plan.advisesIndex() ? "%s (%s)".formatted(plan.table(), plan.indexColumns()) : plan.table();
        }
    }

    @Override
    public List<Finding> ask(RunView run) {
        List<StatementUse> used = run.statements().orElse(List.of());
        Collection<Scan> scans = run.plans().stream()
                .filter(StatementPlan::hasScan)
                .flatMap(plan -> used.stream()
                        .filter(statement -> statement.queryId() == plan.queryId())
                        .map(statement -> new Scan(plan, statement)))
                .sorted(Comparator.comparingDouble(
                                (Scan scan) -> scan.statement().meanMillis())
                        .reversed())
                .collect(Collectors.toMap(
                        Scan::subject, Function.identity(), (slowest, other) -> slowest, LinkedHashMap::new))
                .values();
        return Stream.concat(scans.stream().map(scan -> finding(scan, run)), unknown(run.plans()))
                .toList();
    }

    private static Finding finding(Scan scan, RunView run) {
        Observation facts = Observation.of("mean time of a statement that reads all rows", "ms")
                .expected(Threshold.below(run.budgets().platform().statementTime()))
                .actual(scan.statement().meanMillis())
                .samples(scan.statement().calls());
        String explanation = "%s reads all %s rows of %s. %s %s"
                .formatted(
                        StatementWords.subject(scan.statement()),
                        Text.of(scan.plan().tableRows()),
                        scan.plan().table(),
                        remedy(scan.plan()),
                        StatementWords.row(scan.statement()));
        return Finding.of(scan.id(), scan.subject(), Status.INFO, facts, explanation);
    }

    private static String remedy(StatementPlan plan) {
        if (!plan.advisesIndex()) {
            return "The planner would not use an index on the columns that it compares.";
        }
        Double without = plan.cost();
        Double with = plan.indexCost();
        String index = "CREATE INDEX CONCURRENTLY ON %s (%s)".formatted(plan.table(), plan.indexColumns());
        return without == null || with == null
                ? "An index may help: %s. With the extension hypopg this finding compares the costs.".formatted(index)
                : "With an index the cost of its plan for an average value falls from %s to %s: %s."
                        .formatted(Text.of(without), Text.of(with), index);
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
        Observation facts = Observation.of("slow statements without a plan", "statements")
                .actual((double) unknown.size())
                .samples((long) plans.size());
        return Stream.of(
                Finding.of("database.plans", "slow statements", Status.INFO, facts, "No plan: " + reasons + ".")
                        .withAdvice(ADVICE));
    }
}
