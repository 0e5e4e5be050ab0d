package mobius.verdict.scaling;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import mobius.measure.PageSample;
import mobius.stats.Growth;
import mobius.verdict.evidence.Check;
import mobius.verdict.evidence.RunView;
import mobius.verdict.finding.Estimate;
import mobius.verdict.finding.Finding;
import mobius.verdict.finding.Observation;
import mobius.verdict.finding.Status;
import mobius.verdict.finding.Text;
import mobius.verdict.finding.Threshold;

/**
 * Checks whether the time of lists and searches grows with their rows.
 *
 * <p>A page is one query, which costs nearly the same for one row and for a hundred: an exponent near 0. A query for each row
 * (N+1), or a scan of all data for each page, has an exponent near 1; see {@link Growth}.
 *
 * <p>Findings {@code scaling.time-by-page} and {@code scaling.time-by-data}, one for each endpoint: SUSPECT if the lower bound of
 * the exponent is above 0.5, so that ten times the rows take at least three times as long. Otherwise PASS, or INFO with too few
 * responses or too similar sizes. Endpoints that ignore the limit are not checked.
 */
public final class PageCost implements Check {

    /** The exponent between those of the two cases. */
    private static final double MIDDLE = 0.5;

    /** Least ratio between the largest and the smallest number of rows. */
    private static final double LEAST_FACTOR = 8;

    private static final int LEAST_SAMPLES = 12;

    /** Replaces response times below the resolution of the log. */
    private static final double LEAST_MILLIS = 0.5;

    @Override
    public List<Finding> ask(RunView run) {
        return Pages.byRequest(run.pages()).entrySet().stream()
                .filter(pages -> pages.getValue().stream().noneMatch(Pages::isBeyondLimit))
                .flatMap(PageCost::judge)
                .toList();
    }

    /** The growth with the page, in the account with the most rows, and with the data, for the smallest page. */
    private static Stream<Finding> judge(Map.Entry<String, List<PageSample>> pages) {
        String request = pages.getKey();
        List<PageSample> all = pages.getValue();
        return Stream.of(
                judge(
                        request,
                        "page",
                        growth(inTheLargestAccount(all), PageSample::rows),
                        "Look for a query for each row (N+1), and for rows that are serialised one by one."),
                judge(
                        request,
                        "data",
                        growth(ofTheSmallestPage(all), PageSample::total),
                        "Look for a query without an index, and for pages that are cut from all rows."));
    }

    private static Finding judge(String request, String what, Optional<Growth> growth, String advice) {
        String id = "scaling.time-by-" + what;
        Observation facts = Observation.of("growth of the time of " + request + " with its " + what, "as exponent")
                .expected(Threshold.atMost(MIDDLE));
        if (growth.isEmpty()) {
            return Finding.of(
                    id,
                    request,
                    Status.INFO,
                    facts,
                    "This takes 12 answers, and 8 times as many rows in some as in others.");
        }
        Growth found = growth.get();
        Observation known = facts.actual(
                        Estimate.withInterval(Status.INFO, found.exponent(), found.low(), found.high(), ""), 1)
                .samples(found.samples());
        String explanation = "Ten times the rows took %s times as long, from %s times as many rows."
                .formatted(Text.of(rounded(Math.pow(10, found.exponent()))), Text.of(rounded(found.factor())));
        return found.low() > MIDDLE
                ? Finding.of(id, request, Status.SUSPECT, known, explanation).withAdvice(advice)
                : Finding.of(id, request, Status.PASS, known, explanation);
    }

    private static double rounded(double value) {
        return Math.round(value * 10) / 10.0;
    }

    /** The pages of the largest account. An endpoint without a limit has one page for each account. */
    private static List<PageSample> inTheLargestAccount(List<PageSample> pages) {
        int largest = pages.stream().mapToInt(PageSample::total).max().orElse(0);
        return pages.stream()
                .filter(page -> page.limit() == null || page.total() == largest)
                .toList();
    }

    /** The responses with the smallest limit, which differ in the amount of data only. */
    private static List<PageSample> ofTheSmallestPage(List<PageSample> pages) {
        int smallest = pages.stream()
                .filter(page -> page.limit() != null)
                .mapToInt(PageSample::limit)
                .min()
                .orElse(0);
        return pages.stream()
                .filter(page -> page.limit() != null && page.limit() == smallest)
                .toList();
    }

    /** The growth; empty for too few responses, or for sizes that are too similar. */
    private static Optional<Growth> growth(List<PageSample> pages, ToIntFunction<PageSample> size) {
        List<Growth.Point> points = pages.stream()
                .filter(page -> size.applyAsInt(page) > 0)
                .map(page -> new Growth.Point(size.applyAsInt(page), Math.max(LEAST_MILLIS, page.durationMillis())))
                .toList();
        return points.size() < LEAST_SAMPLES || Growth.factor(points) < LEAST_FACTOR
                ? Optional.empty()
                : Optional.of(Growth.of(points));
    }
}
