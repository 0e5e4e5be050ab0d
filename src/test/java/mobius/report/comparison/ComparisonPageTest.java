package mobius.report.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import mobius.report.Comparisons;
import mobius.verdict.past.PastRuns;
import mobius.verdict.regression.RunComparison;
import org.junit.jupiter.api.Test;

final class ComparisonPageTest {

    private static final Pattern MODEL = Pattern.compile("id=\"model\">(.*?)</script>", Pattern.DOTALL);
    private static final List<String> NAMES = List.of("GET /contexts/search", "GET /projects", "GET /health");

    @Test
    void pageAndTextHaveTheSameFigures() {
        TwoSidesReport report = Comparisons.ofTwoRuns(NAMES);
        String page = ComparisonPage.of(report).html();
        String text = TwoSidesText.of(report);
        assertThat(report.rows()).hasSize(11).allSatisfy(row -> {
            assertThat(page).contains(row.name(), row.before(), row.after(), row.change(), row.interval(), row.noise());
            assertThat(text).contains(row.name(), row.before(), row.after(), row.change(), row.interval(), row.noise());
        });
        assertThat(text).startsWith("before: 2026-01-01T12:00:00Z, build 1.4.2\nafter:  2026-01-02T12:00:00Z");
    }

    @Test
    void theShiftOfAPercentileIsTheChangeInTheTable() throws IOException {
        TwoSidesReport report = Comparisons.ofTwoRuns(NAMES);
        TwoSidesRow p95 = report.rows().get(1);
        assertThat(p95.name()).isEqualTo("p95 of all requests");
        List<String> row = ComparisonModel.of(report).requests().get(0).rows().stream()
                .filter(cells -> cells.get(0).equals("p95"))
                .findFirst()
                .orElseThrow();
        assertThat(row).contains(p95.before(), p95.after(), p95.change(), p95.interval());
    }

    @Test
    void intervalsOfSeveralPairsFollowFromThePairs() {
        assertThat(ComparisonPage.of(Comparisons.ofPairs(6, NAMES)).html())
                .contains("Values are means of the 6 runs of each side, and intervals follow from their pairs");
        assertThat(ComparisonPage.of(Comparisons.ofTwoRuns(NAMES)).html()).contains("batches within the two runs");
    }

    @Test
    void requestsThatOneSideDoesNotHaveAreNamed() {
        RunComparison sides = new RunComparison(
                List.of(Comparisons.leg(1, 1, NAMES)), List.of(Comparisons.leg(2, 1, NAMES.subList(0, 2))));
        TwoSidesReport report = TwoSidesReport.ofTwoRuns(
                new ComparedSide("before", null, List.of("2026-01-01T12:00:00Z")),
                new ComparedSide("after", null, List.of("2026-01-02T12:00:00Z")),
                sides,
                PastRuns.none("no history"));
        assertThat(ComparisonPage.of(report).html())
                .contains("Not answered in every run, and so not compared: GET /health.", "build not known");
        assertThat(report.rows()).extracting(TwoSidesRow::noise).containsOnly("not known");
    }

    @Test
    void aHundredRequestsAreEnough() throws IOException {
        List<String> names =
                IntStream.range(0, 120).mapToObj(i -> "GET /things/" + i).toList();
        String page = ComparisonPage.of(Comparisons.ofTwoRuns(names)).html();
        assertThat(model(page).path("requests")).hasSize(100);
        assertThat(page).contains("The first 100 of 121 requests are here.");
    }

    @Test
    void noNameEscapesIntoPageOrTerminal() {
        List<String> hostile =
                List.of("</script><script>alert(1)</script><!-- {{model}} $1 \\", "\u001B[2J\u202E", "\"'&");
        String page = ComparisonPage.of(Comparisons.ofPairs(3, hostile)).html();
        assertThat(page).doesNotContain("<script>alert", "\u202E");
        assertThat(Pattern.compile("</script>").matcher(page).results()).hasSize(4);
        assertThat(TwoSidesText.of(Comparisons.ofPairs(3, hostile))).doesNotContain("\u001B", "\u202E");
    }

    private static JsonNode model(String page) throws IOException {
        var found = MODEL.matcher(page);
        assertThat(found.find()).isTrue();
        return new JsonMapper().readTree(found.group(1));
    }
}
