package mobius.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShiftTest {

    /** Student's t of 4 degrees of freedom at 97.5 % is 2.776 in every table. */
    @Test
    void theIntervalOfFivePairsIsThatOfTheTables() {
        Shift shift = Shift.between(List.of(0.1, 0.2, 0.3, 0.4, 0.5));
        double error = Math.sqrt(0.1 / 4 / 5);
        assertThat(shift.mean()).isCloseTo(0.3, within(1e-12));
        assertThat(shift.low().orElseThrow()).isCloseTo(0.3 - 2.776 * error, within(1e-4));
        assertThat(shift.high().orElseThrow()).isCloseTo(0.3 + 2.776 * error, within(1e-4));
    }

    @Test
    void theIntervalHoldsTheTruthInNineteenOfTwentyComparisons() {
        Random random = new Random(1);
        int comparisons = 20_000;
        long held = IntStream.range(0, comparisons)
                .mapToObj(i -> Shift.between(IntStream.range(0, 6)
                        .mapToObj(pair -> 0.1 + 0.05 * random.nextGaussian())
                        .toList()))
                .filter(shift ->
                        shift.low().orElseThrow() <= 0.1 && 0.1 <= shift.high().orElseThrow())
                .count();
        assertThat((double) held / comparisons).isBetween(0.945, 0.955);
    }

    /** Of 9 degrees of freedom it is 2.262. */
    @Test
    void theErrorsOfBothRunsOfAPairAddUp() {
        Shift shift = Shift.within(0.2, List.of(OptionalDouble.of(0.03), OptionalDouble.of(0.04)));
        assertThat(shift.high().orElseThrow()).isCloseTo(0.2 + 2.262 * 0.05, within(1e-4));
    }

    @Test
    void whereTheDataTellNothingThereIsNoInterval() {
        assertThat(Shift.between(List.of(0.1, 0.2)).low()).isEmpty();
        assertThat(Shift.between(List.of(0.1, 0.1, 0.1)).high()).isEmpty();
        assertThat(Shift.within(0.1, List.of(OptionalDouble.of(0.1), OptionalDouble.empty()))
                        .low())
                .isEmpty();
        assertThat(Shift.within(0, List.of(OptionalDouble.of(0), OptionalDouble.of(0)))
                        .low())
                .isEmpty();
    }
}
