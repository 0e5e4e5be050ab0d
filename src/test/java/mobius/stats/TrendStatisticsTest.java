package mobius.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** The statistics against published examples. */
class TrendStatisticsTest {

    /** J. Little, "A Mann-Kendall Example (By Hand)", College of the Holy Cross: 72 pairs rise, 18 fall, one is equal. */
    @Test
    void mannAndKendallsScoreIsThatOfAnExampleByHand() {
        MannKendall test = MannKendall.of(
                new double[] {12.9, 14.8, 13.2, 15.7, 13.8, 15.6, 12.9, 11.0, 17.3, 15.9, 19.0, 18.3, 20.1, 21.7});
        assertThat(test.score()).isEqualTo(54);
        assertThat(test.variance()).isCloseTo((14 * 13 * 33 - 2 * 1 * 9) / 18.0, within(1e-9));
        assertThat(test.standardScore()).isCloseTo(2.9058, within(5e-5));
        assertThat(test.pOfRise()).isCloseTo(0.0018, within(5e-5));
    }

    @Test
    void valuesThatAreAllEqualDoNotRise() {
        MannKendall test = MannKendall.of(new double[] {7, 7, 7, 7});
        assertThat(test.variance()).isZero();
        assertThat(test.pOfRise()).isEqualTo(1);
    }

    @Test
    void whatFallsDoesNotRise() {
        assertThat(MannKendall.of(new double[] {5, 4, 3, 2, 1}).pOfRise()).isGreaterThan(0.98);
    }

    /** The numerical illustration of Sen (1968): slope 4, and at 93 % from 3.71 to 4.38. */
    @Test
    void theSlopeAndItsIntervalAreThoseOfSensExample() {
        TheilSen line = TheilSen.of(new double[] {1, 2, 3, 4, 10, 12, 18}, new double[] {9, 15, 19, 20, 45, 55, 78});
        assertThat(line.slope()).isEqualTo(4);
        assertThat(line.low(0.965)).isCloseTo(3.71, within(0.005));
        assertThat(line.high(0.965)).isCloseTo(4.38, within(0.005));
        assertThat(line.at(0)).isEqualTo(6);
    }

    /** M. Hollander and D. A. Wolfe, Nonparametric Statistical Methods, 1973, example 9.1: cloud seeding, slope -0.056. */
    @Test
    void theSlopeIsThatOfTheilsExampleInHollanderAndWolfe() {
        TheilSen line = TheilSen.of(new double[] {1, 2, 3, 4, 5}, new double[] {1.26, 1.27, 1.12, 1.16, 1.03});
        assertThat(line.slope()).isCloseTo(-0.056, within(0.0005));
    }

    @Test
    void oneWildPointDoesNotTurnTheLine() {
        TheilSen line = TheilSen.of(new double[] {0, 1, 2, 3, 4, 5}, new double[] {0, 2, 4, 1_000, 8, 10});
        assertThat(line.slope()).isEqualTo(2);
        assertThat(line.residuals()[3]).isEqualTo(994);
    }

    @Test
    void aLineTakesTwoPoints() {
        assertThatThrownBy(() -> TheilSen.of(new double[] {1}, new double[] {1}))
                .hasMessage("a line takes two points, not 1");
    }

    @Test
    void neighboursThatAlternateAreUnlikeAndThoseOfARampAlike() {
        assertThat(Autocorrelation.ofNeighbours(new double[] {1, -1, 1, -1})).isEqualTo(-0.75);
        assertThat(Autocorrelation.ofNeighbours(new double[] {1, 2, 3, 4, 5})).isEqualTo(0.4);
        assertThat(Autocorrelation.ofNeighbours(new double[] {3, 3, 3})).isZero();
    }
}
