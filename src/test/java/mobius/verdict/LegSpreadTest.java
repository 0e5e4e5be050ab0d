package mobius.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mobius.stats.LegSpread;
import mobius.verdict.finding.Status;
import mobius.verdict.regression.PairedComparison;
import org.junit.jupiter.api.Test;

class LegSpreadTest {

    @Test
    void itIsTheDeviationOfTheLogarithms() {
        assertThat(LegSpread.ofLegs(List.of(100.0, 100 * Math.exp(0.1), 100 * Math.exp(-0.1)))
                        .value())
                .isCloseTo(0.1, within(1e-9));
        assertThatThrownBy(() -> LegSpread.ofLegs(List.of(100.0))).hasMessageContaining("takes two runs");
    }

    @Test
    void pairsTellTheSpreadOfSingleLegs() {
        Random random = new Random(1);
        List<Double> pairs = Stream.generate(() -> 0.05 * Math.sqrt(2) * random.nextGaussian())
                .limit(20_000)
                .toList();
        assertThat(LegSpread.ofPairs(pairs).value()).isCloseTo(0.05, within(0.001));
    }

    @Test
    void theWorstOfASpreadIsExceededInOneOfFiveCases() {
        Random random = new Random(2);
        long below = IntStream.range(0, 10_000)
                .mapToObj(number -> Stream.generate(() -> Math.exp(0.05 * random.nextGaussian()))
                        .limit(6)
                        .toList())
                .filter(legs -> LegSpread.ofLegs(legs).atWorst(6).value() < 0.05)
                .count();
        assertThat(below / 10_000.0).isCloseTo(0.2, within(0.02));
    }

    @Test
    void fourTimesAsLongIsHalfAsNoisy() {
        LegSpread spread = new LegSpread(0.08);
        LegSpread half = new LegSpread(0.04);
        assertThat(spread.isWithin(half)).isFalse();
        assertThat(spread.of(4)).isEqualTo(half);
        assertThat(spread.of(4).isWithin(half)).isTrue();
        assertThat(spread.lengthFor(half, Duration.ofSeconds(20))).isEqualTo(Duration.ofSeconds(80));
        assertThat(spread.lengthFor(half, Duration.ofSeconds(21))).isEqualTo(Duration.ofSeconds(85));
    }

    @Test
    void theMoreDecideTheCalmerTheirRunsMustBe() {
        assertThat(new PairedComparison(1).calm()).isEqualTo(new LegSpread(0.04));
        assertThat(new PairedComparison(2).calm()).isEqualTo(new LegSpread(0.03));
        assertThat(new PairedComparison(6).calm()).isEqualTo(new LegSpread(0.03));
        assertThat(new PairedComparison(7).calm()).isEqualTo(new LegSpread(0.02));
        assertThat(new PairedComparison(18).calm()).isEqualTo(new LegSpread(0.02));
    }

    @Test
    void whatCanBeSeenFollowsFromTheSpread() {
        // Student's t with 11 degrees of freedom is 3.497 at 0.9975, with 4 it is 5.598; FAIL takes 5 % in any case.
        PairedComparison alone = new PairedComparison(1);
        assertThat(alone.smallest(new LegSpread(0.08), 12))
                .isCloseTo(Math.expm1(3.497 * 0.08 * Math.sqrt(2.0 / 12)), within(1e-4));
        assertThat(alone.smallest(new LegSpread(0.04), 5))
                .isCloseTo(Math.expm1(5.598 * 0.04 * Math.sqrt(2.0 / 5)), within(1e-4));
        assertThat(alone.smallest(new LegSpread(0.01), 12)).isCloseTo(0.05, within(1e-9));
        assertThat(new PairedComparison(6).smallest(new LegSpread(0.08), 12))
                .isGreaterThan(alone.smallest(new LegSpread(0.08), 12));
    }

    @Test
    void pairsTellWhatTheySayBeforeTheyDecide() {
        PairedComparison.Answer two = new PairedComparison(1).soFar(List.of(0.02, 0.04));
        assertThat(two.status()).isEqualTo(Status.INCONCLUSIVE);
        assertThat(two.pairs()).isEqualTo(2);
        assertThat(two.change()).isCloseTo(Math.expm1(0.03), within(1e-9));
        assertThatThrownBy(() -> new PairedComparison(1).soFar(List.of(0.02)))
                .hasMessageContaining("nothing about its own spread");
    }
}
