package mobius.cli.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mobius.comparison.LegResult;
import mobius.comparison.Side;
import mobius.config.ComparisonSettings;
import org.junit.jupiter.api.Test;

/** Of six legs that scatter by 3.5 % at most in four of five cases. */
class LegCalibrationTest {

    private static final List<Double> P95_MILLIS = List.of(48.9, 51.1, 49.0, 51.0, 48.8, 51.2);

    @Test
    void legsMustScatterByFourPercentAtMostWhereTheTotalDecidesAlone() {
        assertThat(told(List.of()))
                .contains("They are long enough, because legs that scatter by at most 4 % show +10 % in 95 of 100"
                        + " comparisons:")
                .contains("mobius.compare.leg = 60 s");
    }

    @Test
    void whereSeveralDecideTheyMustBeCalmer() {
        assertThat(told(List.of("GET /projects", "POST /contexts")))
                .contains("Make them longer, because legs that scatter by at most 3 % show +10 % in 95 of 100"
                        + " comparisons in which 3 p95 decide together:")
                .doesNotContain("mobius.compare.leg = 60 s");
    }

    private static String told(List<String> endpoints) {
        ComparisonSettings settings = new ComparisonSettings(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Duration.ofSeconds(5),
                Duration.ofSeconds(60),
                endpoints);
        StringWriter text = new StringWriter();
        LegCalibration.tell(
                settings,
                P95_MILLIS.stream().map(millis -> leg(settings, millis)).toList(),
                new PrintWriter(text));
        return text.toString();
    }

    private static LegResult leg(ComparisonSettings settings, double millis) {
        Stream<String> subjects = settings.subjects().stream();
        Map<String, Double> p95 = subjects.collect(Collectors.toMap(Function.identity(), subject -> millis));
        return new LegResult(Side.BEFORE, p95, 1_000, 0, null, null, null, null);
    }
}
