package mobius.production;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PoissonFitTest {

    private static final int ROWS = 20;
    private static final int CAUSES = 8;

    @Test
    void countsThatFitAreExplainedExactly() {
        double[][] effects = {{1, 1, 2}, {1, 0, 0}, {0, 2, 1}, {0, 0, 1}};
        double[] causes = {40, 25, 10};
        assertThat(PoissonFit.causes(effects, PoissonFit.expected(effects, causes)))
                .containsExactly(causes, within(1e-6));
    }

    /** With one cause the likeliest number is known: all counts by all effects. */
    @Test
    void aSingleCauseExplainsTheSumOfTheCounts() {
        assertThat(PoissonFit.causes(new double[][] {{1}, {2}, {1}}, new double[] {3, 11, 6}))
                .containsExactly(new double[] {5}, within(1e-9));
    }

    /** Equations would want -20 of the second or 10 of the first; by hand, its likelihood falls from none of the second on. */
    @Test
    void aCauseThatWouldHaveToBeNegativeIsNone() {
        double[][] effects = {{1, 0}, {1, 1}, {0, 1}};
        double[] causes = PoissonFit.causes(effects, new double[] {30, 10, 0});
        assertThat(causes).containsExactly(new double[] {20, 0}, within(0.01));
    }

    @Test
    void aCauseWithoutAnyEffectIsNone() {
        assertThat(PoissonFit.causes(new double[][] {{1, 0}}, new double[] {7}))
                .containsExactly(new double[] {7, 0}, within(1e-9));
    }

    @Test
    void aCountThatNothingCausesSaysNothing() {
        assertThat(PoissonFit.causes(new double[][] {{1}, {0}}, new double[] {7, 1_000}))
                .containsExactly(new double[] {7}, within(1e-6));
    }

    /** The conditions of Karush, Kuhn and Tucker, which only the likeliest causes fulfil: the likelihood is concave. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void noOtherCausesAreLikelier(long seed) {
        Random random = new Random(seed);
        double[][] effects = new double[ROWS][CAUSES];
        for (double[] row : effects) {
            Arrays.setAll(row, cause -> random.nextInt(3) == 0 ? 1 + random.nextInt(3) : 0);
        }
        double[] counts =
                DoubleStream.generate(() -> random.nextInt(1_000)).limit(ROWS).toArray();
        double[] causes = PoissonFit.causes(effects, counts);
        double[] expected = PoissonFit.expected(effects, causes);
        for (int cause = 0; cause < CAUSES; cause++) {
            double slope = 0;
            double scale = 0;
            for (int row = 0; row < ROWS; row++) {
                slope += effects[row][cause] == 0 ? 0 : effects[row][cause] * (counts[row] / expected[row] - 1);
                scale += effects[row][cause];
            }
            assertThat(slope / scale).as("likelier with more of cause " + cause).isLessThan(1e-3);
            assertThat(slope / scale * Math.min(1, causes[cause]))
                    .as("likelier with less of cause " + cause)
                    .isGreaterThan(-1e-3);
        }
    }
}
