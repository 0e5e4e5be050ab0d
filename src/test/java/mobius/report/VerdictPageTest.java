package mobius.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import mobius.report.text.RunReport;
import org.junit.jupiter.api.Test;

final class VerdictPageTest {

    private static final Pattern MODEL = Pattern.compile("id=\"model\">(.*?)</script>", Pattern.DOTALL);

    @Test
    void thePageIsSmallForAQuickRun() {
        assertThat(VerdictPage.of(Runs.failed()).html()).hasSizeLessThan(1_000_000);
    }

    @Test
    void noNameEscapesIntoThePage() {
        String page = VerdictPage.of(Runs.named(List.of("</script><script>alert(1)</script><!-- {{model}} $1 \\")))
                .html();

        assertThat(page).doesNotContain("<script>alert");
        assertThat(Pattern.compile("</script>").matcher(page).results()).hasSize(4);
    }

    @Test
    void theBottlenecksReadWithoutScripts() {
        assertThat(VerdictPage.of(Runs.failed()).html())
                .contains(
                        "<p class=\"opening\">Bottlenecks: exhausted pool (database pool), then cold cache (Redis).</p>",
                        "<li><b>exhausted pool (database pool)</b> <dl><div><dt>Evidence</dt>\n<dd>Wait for a database connection,"
                                + " of each request: 41.2 ms; database connections in use: 99.8 %.</dd>\n</div>",
                        "<dd>The mean time of all requests would fall from 61 ms to about 19.8 ms.</dd>",
                        "<dt>Effort</dt>\n<dd>quick win</dd>",
                        "<dt>Expected gain</dt>\n<dd>Unknown from the data of this run.</dd>",
                        "<dt>Pattern</dt>\n<dd>docs/patterns.md#exhausted-pool</dd>");
        assertThat(VerdictPage.of(Runs.passed()).html()).contains("<p>None found.</p>");
        assertThat(VerdictPage.of(Runs.unknown()).html())
                .contains("<p>None found; the platform exposed no metrics.</p>");
    }

    @Test
    void anErrorHasItsMeaningItsShareOfTheRequestAndItsTime() {
        RunReport run = Runs.named(List.of("POST /contexts"));
        double percent = 100.0
                * 2
                / run.measurement()
                        .request("POST /contexts")
                        .orElseThrow()
                        .whole()
                        .count();
        assertThat(VerdictPage.of(run).html())
                .contains(
                        "<td>POST /contexts</td>\n<td>j.u.c.TimeoutException: Request timeout to {address} after 10000 ms "
                                + "<p class=\"note\">The client gave up waiting.</p>\n</td>\n<td class=\"number\">"
                                + Math.round(percent * 100) / 100.0
                                + " %</td>\n<td class=\"number\">2 to 28 s</td>")
                .contains("<td>outside a request</td>", "<td class=\"number\">not known</td>");
    }

    @Test
    void aRunOfADayIsThinnedToTwoThousandPoints() throws IOException {
        JsonNode model = model(Runs.lasting(86_400));

        JsonNode percentiles = points(model, "/time/0", 0);
        assertThat(percentiles.at("/1/0").asInt() - percentiles.at("/0/0").asInt())
                .isEqualTo(44);
        assertThat(percentiles.size()).isLessThanOrEqualTo(2_000);
        assertThat(points(model, "/injector/4", 0).size()).isBetween(1_000, 2_000);
    }

    @Test
    void aThinnedSeriesKeepsTheHighestPercentile() throws IOException {
        RunReport run = Runs.lasting(86_400);
        long highest = run.measurement().series().stream()
                .mapToLong(second -> second.p99Millis() == null ? 0 : second.p99Millis())
                .max()
                .orElseThrow();

        assertThat(points(model(run), "/time/0", 2))
                .anyMatch(point -> point.path(1).asLong() == highest);
    }

    @Test
    void aRunOfWhichNothingIsKnownHasAPage() throws IOException {
        assertThat(VerdictPage.of(Runs.unknown()).html()).contains("INCONCLUSIVE", "not known");
        assertThat(model(Runs.unknown()).at("/distribution/views")).hasSize(1);
        assertThat(model(Runs.unknown()).at("/distribution/views/0/lines")).isEmpty();
    }

    private static JsonNode points(JsonNode model, String chart, int line) {
        return model.at(chart + "/views/0/lines/" + line + "/points");
    }

    private static JsonNode model(RunReport run) throws IOException {
        var found = MODEL.matcher(VerdictPage.of(run).html());
        assertThat(found.find()).isTrue();
        return new JsonMapper().readTree(found.group(1));
    }
}
