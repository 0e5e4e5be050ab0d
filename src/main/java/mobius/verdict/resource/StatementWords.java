package mobius.verdict.resource;

import java.util.Locale;
import mobius.telemetry.postgres.StatementUse;
import mobius.verdict.evidence.RunView;
import mobius.verdict.finding.Text;

/** Words about database statements in findings. */
final class StatementWords {

    private static final int LONGEST = 120;

    private StatementWords() {}

    /** Returns the text of the statement, shortened to 120 characters. */
    static String subject(StatementUse statement) {
        String text = statement.statement();
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 3) + "...";
    }

    /** Returns the number and mean time of the calls, such as {@code 12,000 calls of 0.4 ms, 6 for each request}. */
    static String calls(StatementUse statement, RunView run) {
        long requests = run.total().whole().count();
        String each = requests == 0
                ? ""
                : String.format(Locale.ROOT, ", %s for each request", Text.of((double) statement.calls() / requests));
        return Text.of(statement.calls()) + " calls of " + Text.of(statement.meanMillis(), "ms") + each;
    }

    /** Returns the reference to the row in {@code statements.csv}. */
    static String row(StatementUse statement) {
        return "It is query_id " + statement.queryId() + " in statements.csv.";
    }
}
