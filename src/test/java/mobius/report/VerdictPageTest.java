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
        assertThat(VerdictPage.of(Runs.failed())).hasSizeLessThan(1_000_000);
    }

    @Test
    void noNameEscapesIntoThePage() {
        String page = VerdictPage.of(Runs.named(List.of("</script><script>alert(1)</script><!-- {{model}} $1 \\")));

        assertThat(page).doesNotContain("<script>alert");
        assertThat(Pattern.compile("</script>").matcher(page).results()).hasSize(3);
    }

    @Test
    void theBottlenecksReadWithoutScripts() {
        assertThat(VerdictPage.of(Runs.failed()))
                .contains(
                        "<p class=\"opening\">Bottlenecks: exhausted pool (database pool), then cold cache (Redis).</p>",
                        "<li><b>exhausted pool (database pool)</b><dl><div><dt>Evidence</dt><dd>Wait for a database connection,"
                                + " of each request: 41.2 ms; database connections in use: 99.8 %.</dd></div>",
                        "<dd>The mean time of all requests would fall from 61 ms to about 19.8 ms.</dd>",
                        "<dt>Effort</dt><dd>quick win</dd>",
                        "<dt>Expected gain</dt><dd>Unknown from the data of this run.</dd>");
        assertThat(VerdictPage.of(Runs.passed())).contains("<p>None found.</p>");
        assertThat(VerdictPage.of(Runs.unknown())).contains("<p>None found; the platform exposed no metrics.</p>");
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
        assertThat(VerdictPage.of(run))
                .contains("<td>POST /contexts</td><td>j.u.c.TimeoutException: Request timeout to {address} after 10000 ms"
                        + "<p class=\"note\">The client gave up waiting.</p></td><td class=\"number\">"
                        + Math.round(percent * 100) / 100.0
                        + " %</td><td class=\"number\">2 to 28 s</td>")
                .contains("<td>outside a request</td>", "<td class=\"number\">not known</td>");
    }

    @Test
    void aRunOfADayIsThinnedToTwoThousandPoints() throws IOException {
        JsonNode model = model(Runs.lasting(86_400));

        assertThat(model.path("timeline").path("bucketSeconds").asInt()).isEqualTo(44);
        assertThat(model.path("timeline").path("at").size()).isLessThanOrEqualTo(2_000);
        assertThat(model.path("injector")
                        .path("heap")
                        .path("lines")
                        .path(0)
                        .path("points")
                        .size())
                .isLessThanOrEqualTo(2_000);
    }

    @Test
    void aThinnedSeriesKeepsTheHighestPercentile() throws IOException {
        RunReport run = Runs.lasting(86_400);
        long highest = run.measurement().series().stream()
                .mapToLong(second -> second.p99Millis() == null ? 0 : second.p99Millis())
                .max()
                .orElseThrow();

        JsonNode p99 = model(run).path("timeline").path("lines").path("p99");

        assertThat(p99).anyMatch(value -> value.asLong() == highest);
    }

    @Test
    void aRunOfWhichNothingIsKnownHasAPage() throws IOException {
        assertThat(VerdictPage.of(Runs.unknown())).contains("INCONCLUSIVE", "not known");
        assertThat(model(Runs.unknown()).path("distributions")).isEmpty();
    }

    private static JsonNode model(RunReport run) throws IOException {
        var found = MODEL.matcher(VerdictPage.of(run));
        assertThat(found.find()).isTrue();
        return new JsonMapper().readTree(found.group(1));
    }
}
