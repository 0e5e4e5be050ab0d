package mobius.verdict.resource;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import mobius.telemetry.postgres.StatementUse;
import mobius.verdict.evidence.Check;
import mobius.verdict.evidence.RunView;
import mobius.verdict.finding.Finding;
import mobius.verdict.finding.Observation;
import mobius.verdict.finding.Status;
import mobius.verdict.finding.Threshold;

/**
 * Checks the mean time of database statements against their budget, and reports the statements with the largest share of the
 * time.
 *
 * <p>Finding {@code database.statement}: FAIL for each of the five slowest statements over the budget, or one PASS if there are
 * none. INFO for statements with few calls, for runs beyond the expected peak, and for a platform on the injector's machine.
 * Finding {@code database.time}: INFO for the three statements with the largest share.
 */
public final class Statements implements Check {

    private static final String ID = "database.statement";
    private static final String ALL = "all statements";

    /** Fewest calls that count as traffic: the mean of fewer calls is that of a job or of a person. */
    private static final long ENOUGH_CALLS = 20;

    private static final int SLOWEST = 5;
    private static final int COSTLIEST = 3;

    private static final Comparator<StatementUse> BY_MEAN = Comparator.comparingDouble(StatementUse::meanMillis);

    @Override
    public List<Finding> ask(RunView run) {
        List<StatementUse> used = run.statements().orElse(List.of());
        return Stream.of(slow(run, used), fast(run, used), costly(run, used))
                .flatMap(findings -> findings)
                .toList();
    }

    /** The slowest statements over the budget. */
    private static Stream<Finding> slow(RunView run, List<StatementUse> used) {
        return used.stream()
                .filter(statement -> !budget(run).isMetBy(statement.meanMillis()))
                .sorted(BY_MEAN.reversed())
                .limit(SLOWEST)
                .map(statement -> slow(run, statement));
    }

    private static Finding slow(RunView run, StatementUse statement) {
        String subject = StatementWords.subject(statement);
        String figures = StatementWords.calls(statement, run) + ". " + StatementWords.row(statement);
        if (!isOfTheTraffic(statement)) {
            return shown(run, subject, statement, "Shown only, because it ran too rarely: " + figures);
        }
        if (!decides(run)) {
            return shown(
                    run,
                    subject,
                    statement,
                    "Shown only, beyond the peak or with the platform on the injector's machine: " + figures);
        }
        return Finding.of(ID, subject, Status.FAIL, facts(run, statement), "It took longer than its budget: " + figures)
                .withSeverity(run.budgets().severity().statementTime().of(statement.meanMillis()))
                .withAdvice(
                        "Look at its plan with EXPLAIN (ANALYZE, BUFFERS): a missing index, a lock or too many rows.");
    }

    private static Threshold budget(RunView run) {
        return Threshold.below(run.budgets().platform().statementTime());
    }

    private static boolean isOfTheTraffic(StatementUse statement) {
        return statement.calls() >= ENOUGH_CALLS;
    }

    private static Finding shown(RunView run, String subject, StatementUse statement, String explanation) {
        return Finding.of(ID, subject, Status.INFO, facts(run, statement), explanation);
    }

    /**
     * True if slow statements are failures. Statements are counted over the whole run, so no window may be above the peak. On a
     * machine shared with the injector all statements are slower.
     */
    private static boolean decides(RunView run) {
        return !run.conditions().targetOnSameMachine()
                && run.decidingWindows().size() == run.measurement().windows().size();
    }

    /** The finding of the slowest statement, if it is within the budget. */
    private static Stream<Finding> fast(RunView run, List<StatementUse> used) {
        return used.stream()
                .filter(Statements::isOfTheTraffic)
                .max(BY_MEAN)
                .filter(slowest -> budget(run).isMetBy(slowest.meanMillis()))
                .map(slowest -> fast(run, slowest))
                .stream();
    }

    /**
     * The finding if no statement is over the budget. It passes only if no calls were lost, because a lost statement may have
     * been slower.
     */
    private static Finding fast(RunView run, StatementUse slowest) {
        String subject = StatementWords.subject(slowest);
        return StatementCoverage.lostCalls(run)
                ? shown(
                        run,
                        ALL,
                        slowest,
                        "Of those that were counted none took longer on average than " + subject
                                + ", but calls were lost: see database.statements.")
                : Finding.of(
                        ID, ALL, Status.PASS, facts(run, slowest), "None took longer on average than " + subject + ".");
    }

    private static Observation facts(RunView run, StatementUse statement) {
        return Observation.of("mean time of a statement", "ms")
                .expected(budget(run))
                .actual(statement.meanMillis())
                .samples(statement.calls());
    }

    /** The statements with the largest share of the time. */
    private static Stream<Finding> costly(RunView run, List<StatementUse> used) {
        double all = used.stream().mapToDouble(StatementUse::totalMillis).sum();
        return used.stream()
                .filter(statement -> statement.totalMillis() > 0)
                .sorted(Comparator.comparingDouble(StatementUse::totalMillis).reversed())
                .limit(COSTLIEST)
                .map(statement -> costly(run, statement, all));
    }

    private static Finding costly(RunView run, StatementUse statement, double all) {
        Observation facts = Observation.of("share of the time of all statements", "%")
                .actual(100 * statement.totalMillis() / all)
                .samples(statement.calls());
        String explanation = StatementWords.calls(statement, run) + ". " + StatementWords.row(statement);
        return Finding.of("database.time", StatementWords.subject(statement), Status.INFO, facts, explanation);
    }
}
