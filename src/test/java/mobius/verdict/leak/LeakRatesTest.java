package mobius.verdict.leak;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;
import mobius.telemetry.Series;
import mobius.verdict.leak.LeakAssessment.Outcome;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How often the rule is wrong, on synthetic soaks of four hours with a reading each second. */
class LeakRatesTest {

    private static final Duration WARM_UP = Duration.ofMinutes(20);
    private static final Duration SOAK = Duration.ofHours(4);
    private static final double MOST_FALSE_ALARMS = 0.01;
    private static final double LEAST_POWER = 0.9;
    private static final double TENTH = 0.1;

    /** A rate that is exactly as stated is taken for a worse one as seldom as this. */
    private static final double TOLERANCE = 1e-4;

    private static final int FEW = 60;
    private static final int MANY = 2_000;

    @ParameterizedTest
    @EnumSource
    void whatDoesNotLeakIsSeldomCalledALeak(SyntheticSoak.Clean shape) {
        assertRate(leaksIn(shape, SOAK, FEW), MOST_FALSE_ALARMS, FEW);
    }

    /** Not in a pool whose use swings by more than the leak, nor in a heap that is collected too seldom: they stay open. */
    @ParameterizedTest
    @EnumSource(
            names = {"SLOW_HEAP", "NOISY_POOL"},
            mode = EnumSource.Mode.EXCLUDE)
    void aTenthIsFound(SyntheticSoak.Leaking shape) {
        assertRate(FEW - leaksIn(shape, SOAK, FEW), 1 - LEAST_POWER, FEW);
    }

    @ParameterizedTest
    @EnumSource
    void belowTheLengthRuleNothingIsALeak(SyntheticSoak.Leaking shape) {
        Duration justTooShort = WARM_UP.multipliedBy(LeakRule.WARM_UPS).minusSeconds(1);
        assertThat(leaksIn(shape, justTooShort, FEW / 3)).isZero();
        assertThat(leaksIn(shape, Duration.ofMinutes(1), FEW / 3)).isZero();
    }

    @Tag("proof")
    @Test
    void theStatedRatesHold() {
        for (SyntheticSoak.Clean shape : SyntheticSoak.Clean.values()) {
            Map<Outcome, Integer> answers = answers(SOAK, MANY, shape.quantity, soak -> soak.of(shape));
            tell(shape, answers);
            assertRate(answers.getOrDefault(Outcome.LEAK, 0), MOST_FALSE_ALARMS, MANY);
        }
        for (SyntheticSoak.Leaking shape : SyntheticSoak.Leaking.values()) {
            for (double growth : new double[] {0.05, TENTH, 0.2}) {
                tell(shape + " " + growth, answers(SOAK, MANY, shape.quantity, soak -> soak.of(shape, growth)));
            }
        }
    }

    @Tag("proof")
    @Test
    void belowTheLengthRuleNothingIsEverALeak() {
        for (Duration length : new Duration[] {Duration.ofMinutes(30), Duration.ofHours(1), Duration.ofMinutes(239)}) {
            for (SyntheticSoak.Clean shape : SyntheticSoak.Clean.values()) {
                assertThat(leaksIn(shape, length, MANY / 50)).isZero();
            }
            for (SyntheticSoak.Leaking shape : SyntheticSoak.Leaking.values()) {
                assertThat(leaksIn(shape, length, MANY / 50)).isZero();
            }
        }
    }

    private static int leaksIn(SyntheticSoak.Clean shape, Duration length, int soaks) {
        return answers(length, soaks, shape.quantity, soak -> soak.of(shape)).getOrDefault(Outcome.LEAK, 0);
    }

    private static int leaksIn(SyntheticSoak.Leaking shape, Duration length, int soaks) {
        return answers(length, soaks, shape.quantity, soak -> soak.of(shape, TENTH))
                .getOrDefault(Outcome.LEAK, 0);
    }

    private static Map<Outcome, Integer> answers(
            Duration length, int soaks, Quantity quantity, Function<SyntheticSoak, Series> series) {
        LeakRule rule = new LeakRule(WARM_UP, quantity);
        Span whole = new Span(0, length.toMillis());
        Map<Outcome, Integer> answers = new EnumMap<>(Outcome.class);
        IntStream.range(0, soaks)
                .parallel()
                .mapToObj(seed -> new SyntheticSoak((int) length.toSeconds(), new SplittableRandom(seed)))
                .map(soak ->
                        rule.judge(series.apply(soak), whole, Optional.empty()).outcome())
                .sequential()
                .toList()
                .forEach(outcome -> answers.merge(outcome, 1, Integer::sum));
        return answers;
    }

    /** So many mistakes in so many soaks are believable at this rate. */
    private static void assertRate(int mistakes, double rate, int soaks) {
        int most = BinomialDistribution.of(soaks, rate).inverseSurvivalProbability(TOLERANCE);
        assertThat(mistakes).as("mistakes in %d soaks", soaks).isLessThanOrEqualTo(most);
    }

    private static void tell(Object shape, Map<Outcome, Integer> answers) {
        StringBuilder line = new StringBuilder(String.valueOf(shape).toLowerCase(Locale.ROOT));
        answers.forEach((outcome, count) ->
                line.append(String.format(Locale.ROOT, ", %s %.2f %%", outcome, 100.0 * count / MANY)));
        System.out.println(line);
    }
}
