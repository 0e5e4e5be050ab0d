package mobius.verdict.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import mobius.measure.PageSample;
import mobius.report.text.FindingText;
import mobius.verdict.ExampleEvidence;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Lists and searches that cost what they should, and such that do not. */
class PageQuestionsTest {

    private static final String LIST = "GET /projects";
    private static final String SEARCH = "GET /contexts/search";
    private static final int[] TOTALS = {20, 200};
    private static final int[] LIMITS = {1, 10, 100};
    private static final int VISITS = 8;

    /** Spread as the service times of the reference target are. */
    private static final double SPREAD = 0.7;

    private final Random random = new Random(1);

    @Test
    void aHealthyListPassesEveryQuestion() {
        ExampleEvidence healthy = evidence(paged(LIST, rows -> 10 + 0.02 * rows));
        assertThat(finding(healthy, "scaling.page").status()).isEqualTo(Status.PASS);
        assertThat(finding(healthy, "scaling.time-by-page").status()).isEqualTo(Status.PASS);
        assertThat(finding(healthy, "scaling.time-by-data").status()).isEqualTo(Status.PASS);
        assertThat(healthy.verdict().outcome()).isEqualTo(Verdict.Outcome.PASS);
    }

    @Test
    void theResponseTimesOfSuchPagesAreShownOnly() {
        ExampleEvidence slow = evidence(paged(LIST, rows -> 10)).responses(LIST, ExampleEvidence.ok(1_500, 400));
        Finding latency = finding(slow, "latency.p95");
        assertThat(latency.status()).isEqualTo(Status.INFO);
        assertThat(latency.explanation())
                .startsWith("Shown only, the pages of this run are larger than those of users");
    }

    @Test
    void aListWithoutItsLimitIsNamedAndNoOther() {
        List<PageSample> samples = paged(SEARCH, rows -> 10);
        samples.addAll(unpaged());
        ExampleEvidence broken = evidence(samples);
        assertThat(broken.verdict().findings().stream()
                        .filter(finding -> finding.status() == Status.FAIL)
                        .map(FindingText::of))
                .containsExactly("""
                        FAIL scaling.page (GET /projects)
                        value of : answers of GET /projects with more rows than requested
                        expected : \u2264 0 answers
                        but was  : 40 answers
                        samples  : 48
                        For a limit of 1 it returned 200 of 200 rows: its cost grows with the data and not with its page. \
                        Pass the limit to the query of this endpoint.""");
        assertThat(broken.verdict().outcome()).isEqualTo(Verdict.Outcome.FAIL);
    }

    @Test
    void aQueryForEachRowIsSuspect() {
        ExampleEvidence suspect = evidence(paged(LIST, rows -> 2 + 4.0 * rows));
        Finding finding = finding(suspect, "scaling.time-by-page");
        assertThat(finding.status()).isEqualTo(Status.SUSPECT);
        assertThat(finding.facts().low()).isGreaterThan(0.5);
        assertThat(finding.advice()).contains("N+1");
        assertThat(suspect.verdict().outcome()).isEqualTo(Verdict.Outcome.INCONCLUSIVE);
    }

    @Test
    void aScanOfAllDataForEachPageIsSuspect() {
        List<PageSample> scanning = samples((limit, total) -> page(LIST, limit, Math.min(limit, total), total, total));
        Finding finding = finding(evidence(scanning), "scaling.time-by-data");
        assertThat(finding.status()).isEqualTo(Status.SUSPECT);
        assertThat(finding(evidence(scanning), "scaling.time-by-page").status()).isEqualTo(Status.PASS);
    }

    @Test
    void aListThatNeverHadMoreToGiveHasNotBeenTested() {
        List<PageSample> small = new ArrayList<>();
        for (int i = 0; i < VISITS; i++) {
            small.add(page(LIST, 10, 5, 5, 10));
        }
        assertThat(finding(evidence(small), "scaling.page").status()).isEqualTo(Status.INFO);
        Finding growth = finding(evidence(small), "scaling.time-by-page");
        assertThat(growth.status()).isEqualTo(Status.INFO);
        assertThat(growth.facts().actual()).isNull();
    }

    @Test
    void aListThatHasNoLimitInTheContractIsShown() {
        Finding finding =
                finding(evidence(List.of(page("GET /contexts", null, 40, 40, 10))), "scaling.page", "GET /contexts");
        assertThat(finding.status()).isEqualTo(Status.INFO);
        assertThat(finding.facts().actual()).isEqualTo(40);
    }

    @Test
    void aRunWithoutSamplesIsNotAsked() {
        assertThat(new ExampleEvidence().verdict().findings())
                .noneMatch(finding -> finding.id().startsWith("scaling"));
    }

    private interface Answers {
        PageSample to(int limit, int total);
    }

    private List<PageSample> paged(String request, IntToDoubleFunction millisOfRows) {
        return samples((limit, total) -> {
            int rows = Math.min(limit, total);
            return page(request, limit, rows, total, millisOfRows.applyAsDouble(rows));
        });
    }

    private List<PageSample> unpaged() {
        return samples((limit, total) -> page(LIST, limit, total, total, 10));
    }

    private static List<PageSample> samples(Answers answers) {
        List<PageSample> samples = new ArrayList<>();
        for (int visit = 0; visit < VISITS; visit++) {
            for (int total : TOTALS) {
                for (int limit : LIMITS) {
                    samples.add(answers.to(limit, total));
                }
            }
        }
        return samples;
    }

    private PageSample page(String request, @Nullable Integer limit, int rows, int total, double millis) {
        long noisy = Math.round(millis * Math.exp(SPREAD * random.nextGaussian()));
        return new PageSample(ExampleEvidence.STARTED, request, limit, rows, 300 * rows, (int) noisy, total);
    }

    private static ExampleEvidence evidence(List<PageSample> samples) {
        return new ExampleEvidence().pages(samples);
    }

    private static Finding finding(ExampleEvidence evidence, String id) {
        return finding(evidence, id, LIST);
    }

    private static Finding finding(ExampleEvidence evidence, String id, String subject) {
        return evidence.finding(id, subject);
    }
}
