package mobius.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TurningPointTest {

    private static final double ALLOWED = 0.05;

    @Test
    void itIsWhereTooManyAreBadForGood() {
        assertThat(of(0, 1, 2, 5, 6, 30, 80, 100)).hasValue(4);
    }

    /** 40 of 100 at the third rung, but of the first seven no more than 45 of 700. */
    @Test
    void aNoisyRungThatIsMadeUpForIsNotOne() {
        assertThat(of(0, 0, 12, 0, 0, 0, 0, 60, 90)).hasValue(7);
    }

    @Test
    void whatHoldsToTheEndHasNone() {
        assertThat(of(0, 4, 5, 3, 5, 4)).isEmpty();
        assertThat(of(0, 0, 0, 0, 0, 0)).isEmpty();
    }

    @Test
    void aFewBadOnesAtTheVeryEndAreNoProof() {
        assertThat(TurningPoint.of(new long[] {0, 1}, new long[] {100, 4}, ALLOWED))
                .isEmpty();
        assertThat(TurningPoint.of(new long[] {0, 4}, new long[] {100, 4}, ALLOWED))
                .hasValue(1);
    }

    @Test
    void whatIsBadFromTheStartTurnsAtTheStart() {
        assertThat(of(30, 40, 50)).hasValue(0);
    }

    @Test
    void rungsWithoutResponsesTellNothing() {
        assertThat(TurningPoint.of(new long[3], new long[3], ALLOWED)).isEmpty();
    }

    private static OptionalInt of(long... bad) {
        long[] all = IntStream.range(0, bad.length).mapToLong(rung -> 100).toArray();
        return TurningPoint.of(bad, all, ALLOWED);
    }
}
