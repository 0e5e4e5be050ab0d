package mobius.telemetry.exposition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExpositionParserTest {

    @Test
    void aLineIsANameItsLabelsAndAValue() throws IOException {
        assertThat(Expositions.all("requests_total{method=\"GET\",handler=\"/a\"} 12\n")
                        .metrics())
                .containsExactly(new Metric("requests_total", Labels.of(Map.of("handler", "/a", "method", "GET")), 12));
    }

    @Test
    void blanksCommentsAndEmptyLinesMeanNothing() throws IOException {
        String text = """
                # HELP a something
                # TYPE a gauge
                # whatever {

                 \t
                a\t1
                b { x = "1" , } 2 \r
                job:c:rate5m 3
                """;
        assertThat(Expositions.all(text).metrics())
                .containsExactly(
                        new Metric("a", Labels.NONE, 1),
                        new Metric("b", Labels.of(Map.of("x", "1")), 2),
                        new Metric("job:c:rate5m", Labels.NONE, 3));
    }

    @Test
    void whatIsNotFiniteIsReadAsThat() throws IOException {
        assertThat(Expositions.all("a NaN\nb +Inf\nc -Inf\nd Inf\ne -1.5e-3\n").metrics())
                .extracting(Metric::value)
                .containsExactly(
                        Double.NaN,
                        Double.POSITIVE_INFINITY,
                        Double.NEGATIVE_INFINITY,
                        Double.POSITIVE_INFINITY,
                        -0.0015);
    }

    @Test
    void escapesInLabelsAreTakenOut() throws IOException {
        Metric metric = Expositions.all("a{path=\"C:\\\\new\",said=\"\\\"so\\\"\\nit is\",odd=\"\\d}\"} 1\n")
                .metrics()
                .get(0);
        assertThat(metric.labels().values())
                .isEqualTo(Map.of("path", "C:\\new", "said", "\"so\"\nit is", "odd", "\\d}"));
    }

    @Test
    void labelsAreReadBackFromTheTextThatTheyMake() {
        Labels odd = Labels.of(Map.of("a", "\\n\"x\",}\n", "b.\"d", "", "c", "\u00e4 = {\\"));
        assertThat(Labels.parse(odd.toString())).contains(odd);
        assertThat(Labels.parse("")).contains(Labels.NONE);
        assertThat(Labels.parse("core=0")).isEmpty();
        assertThat(Labels.parse("core=\"0\"} 1")).isEmpty();
    }

    /** https://prometheus.io/docs/instrumenting/exposition_formats/, and what newer Python clients write for such names. */
    @Test
    void namesInQuotesMayHaveAnyCharacters() throws IOException {
        String text = """
                # TYPE "llm.tokens" counter
                {"llm.tokens",model="a"} 12
                { "say \\"so\\"" } 3
                b{"http.route"="/x",c="d"} 4
                {e="f","später",} 5 1395066363000
                """;
        assertThat(Expositions.all(text).metrics())
                .containsExactly(
                        new Metric("llm.tokens", Labels.of(Map.of("model", "a")), 12),
                        new Metric("say \"so\"", Labels.NONE, 3),
                        new Metric("b", Labels.of(Map.of("http.route", "/x", "c", "d")), 4),
                        new Metric("später", Labels.of(Map.of("e", "f")), 5));
        assertThat(Expositions.all(text).notUnderstood()).isZero();
    }

    @Test
    void aNameInQuotesThatNobodyAskedForLosesNothing() throws IOException {
        ExpositionParser parser = new ExpositionParser(List.of("b", "c.d")::contains, ExpositionLimits.STANDARD);
        Exposition exposition = parser.parse(
                Expositions.text("{\"llm.tokens\",model=\"a\"} 12\nb 2\n{\"c.d\"} 3\n"), ExpositionFormat.CLASSIC);
        assertThat(exposition.metrics()).extracting(Metric::name).containsExactly("b", "c.d");
        assertThat(exposition.notUnderstood()).isZero();
    }

    @Test
    void aByteOrderMarkIsPassedOver() throws IOException {
        assertThat(Expositions.all("\uFEFFa 1\n").metrics()).containsExactly(new Metric("a", Labels.NONE, 1));
    }

    @Test
    void timestampsAndExemplarsAreLeftOut() throws IOException {
        String text = """
                a 1 1395066363000
                b{x="y"} 2 # {trace_id="z"} 0.5 1.7e9
                c 3 1520879607.789 # {} 1
                """;
        assertThat(Expositions.all(text).metrics()).extracting(Metric::value).containsExactly(1.0, 2.0, 3.0);
    }

    @Test
    void ofASeriesThatComesTwiceTheFirstCounts() throws IOException {
        Exposition exposition = Expositions.all("a{x=\"1\",y=\"2\"} 1\na{y=\"2\",x=\"1\"} 5\na 3\n");
        assertThat(exposition.metrics()).extracting(Metric::value).containsExactly(1.0, 3.0);
        assertThat(exposition.duplicates()).isEqualTo(1);
    }

    @Test
    void onlyWhatWasAskedForIsKept() throws IOException {
        ExpositionParser parser = new ExpositionParser(List.of("b")::contains, ExpositionLimits.STANDARD);
        Exposition exposition = parser.parse(Expositions.text("a 1\nb 2\nbb 3\n"), ExpositionFormat.CLASSIC);
        assertThat(exposition.metrics()).extracting(Metric::name).containsExactly("b");
    }

    @Test
    void seriesBeyondTheLimitAreCounted() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 50_000; i++) {
            text.append("a{id=\"").append(i).append("\"} ").append(i).append('\n');
        }
        Exposition exposition = Expositions.all(text.toString());
        assertThat(exposition.metrics()).hasSize(ExpositionLimits.STANDARD.series());
        assertThat(exposition.leftOut()).isEqualTo(50_000 - ExpositionLimits.STANDARD.series());
    }

    @Test
    void anOpenMetricsTextEndsWithItsMark() throws IOException {
        assertThat(Expositions.all(Expositions.text("a 1\n# EOF\n"), ExpositionFormat.OPEN_METRICS)
                        .metrics())
                .hasSize(1);
    }

    @Test
    void theAnswerSaysWhichFormatItHas() {
        assertThat(ExpositionFormat.of("application/openmetrics-text; version=1.0.0; charset=utf-8"))
                .isEqualTo(ExpositionFormat.OPEN_METRICS);
        assertThat(ExpositionFormat.of("text/plain; version=0.0.4")).isEqualTo(ExpositionFormat.CLASSIC);
        assertThat(ExpositionFormat.of("")).isEqualTo(ExpositionFormat.CLASSIC);
    }
}
