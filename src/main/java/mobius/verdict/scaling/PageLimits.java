package mobius.verdict.scaling;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import mobius.measure.PageSample;
import mobius.verdict.evidence.Check;
import mobius.verdict.evidence.RunView;
import mobius.verdict.finding.Finding;
import mobius.verdict.finding.Observation;
import mobius.verdict.finding.Status;
import mobius.verdict.finding.Text;
import mobius.verdict.finding.Threshold;

/**
 * Checks whether lists and searches respect the requested number of rows.
 *
 * <p>Finding {@code scaling.page}, one for each endpoint: FAIL if a response has more rows than requested, PASS if a limit
 * shortened some list, otherwise INFO.
 */
public final class PageLimits implements Check {

    private static final String ID = "scaling.page";

    @Override
    public List<Finding> ask(RunView run) {
        return Pages.byRequest(run.pages()).entrySet().stream()
                .map(PageLimits::judge)
                .toList();
    }

    /** Judges one endpoint. */
    private static Finding judge(Map.Entry<String, List<PageSample>> pages) {
        String request = pages.getKey();
        List<PageSample> limited =
                pages.getValue().stream().filter(page -> page.limit() != null).toList();
        if (limited.isEmpty()) {
            return withoutLimit(request, pages.getValue());
        }
        List<PageSample> beyond = limited.stream().filter(Pages::isBeyondLimit).toList();
        return beyond.isEmpty() ? kept(request, limited) : broken(request, limited, beyond);
    }

    private static Finding withoutLimit(String request, List<PageSample> pages) {
        Observation facts = Observation.of("rows of " + request, "rows")
                .actual((double) Pages.mostRows(pages))
                .samples(pages.size());
        return Finding.of(ID, request, Status.INFO, facts, "The contract has no limit for it: it returns all rows.");
    }

    /** A PASS needs a list that was longer than the limit. */
    private static Finding kept(String request, List<PageSample> limited) {
        Observation facts = Observation.of("answers of " + request + " with more rows than requested", "answers")
                .expected(Threshold.atMost(0))
                .actual(0)
                .samples(limited.size());
        return limited.stream().anyMatch(Pages::hadMoreToGive)
                ? Finding.of(ID, request, Status.PASS, facts, "It respected every limit.")
                : Finding.of(ID, request, Status.INFO, facts, "There were never more rows than were requested.");
    }

    private static Finding broken(String request, List<PageSample> limited, List<PageSample> beyond) {
        Observation facts = Observation.of("answers of " + request + " with more rows than requested", "answers")
                .expected(Threshold.atMost(0))
                .actual((double) beyond.size())
                .samples(limited.size());
        PageSample worst = Pages.worst(beyond);
        String explanation =
                "For a limit of %s it returned %s of %s rows: its cost grows with the data and not with its page."
                        .formatted(
                                Text.of((long) Objects.requireNonNull(worst.limit())),
                                Text.of((long) worst.rows()),
                                Text.of((long) worst.total()));
        return Finding.of(ID, request, Status.FAIL, facts, explanation)
                .withAdvice("Pass the limit to the query of this endpoint.");
    }
}
