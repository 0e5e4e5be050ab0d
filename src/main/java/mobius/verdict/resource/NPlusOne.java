package mobius.verdict.resource;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import mobius.telemetry.postgres.StatementUse;
import mobius.verdict.evidence.Check;
import mobius.verdict.evidence.RunView;
import mobius.verdict.finding.Finding;
import mobius.verdict.finding.Observation;
import mobius.verdict.finding.Status;
import mobius.verdict.finding.Text;
import mobius.verdict.finding.Threshold;

/**
 * Checks for statements that run once for each row of a response (N+1). Such a statement runs far more often than there are
 * requests.
 *
 * <p>Finding {@code database.n-plus-one}, for the three statements with the most calls: INFO if there are more than three calls
 * for each request of the run.
 */
public final class NPlusOne implements Check {

    /**
     * Number of calls that a request may need. If a statement has more calls for each request, averaged over all requests, some
     * endpoint repeats it, whichever endpoint that is.
     */
    private static final double MOST_FOR_EACH_REQUEST = 3;

    private static final int MOST_FINDINGS = 3;

    /** Statements that drivers send in addition to each statement of the application. */
    private static final Pattern NO_WORK = Pattern.compile(
            "(?i)(begin|start|commit|end|rollback|abort|savepoint|release|set|reset|show|deallocate|discard|close)\\b.*");

    @Override
    public List<Finding> ask(RunView run) {
        long requests = run.total().whole().count();
        return run.statements().orElse(List.of()).stream()
                .filter(statement -> requests > 0 && statement.calls() > MOST_FOR_EACH_REQUEST * requests)
                .filter(statement -> !NO_WORK.matcher(statement.statement()).matches())
                .sorted(Comparator.comparingLong(StatementUse::calls).reversed())
                .limit(MOST_FINDINGS)
                .map(statement -> finding(run, statement, requests))
                .toList();
    }

    private static Finding finding(RunView run, StatementUse statement, long requests) {
        Observation facts = Observation.of("calls of a statement for each request", "calls")
                .expected(Threshold.atMost(MOST_FOR_EACH_REQUEST))
                .actual((double) statement.calls() / requests)
                .samples(statement.calls());
        String owner = StatementOwner.of(run, statement)
                .map(StatementOwner::inWords)
                .orElse("The counts do not show which endpoint repeats it.");
        String explanation = "%s calls, %s rows. %s %s"
                .formatted(Text.of(statement.calls()), Text.of(statement.rows()), owner, StatementWords.row(statement));
        return Finding.of("database.n-plus-one", StatementWords.subject(statement), Status.INFO, facts, explanation)
                .withAdvice("Request all rows at once: a join, IN (...), or the eager loading of the ORM.");
    }
}
