package mobius.workload;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ArrivalsTest {

    @Test
    void thePlanOfEvenArrivalsIsANumber() {
        assertThat(Arrivals.EVEN.fewest(12.5, 0.001)).isEqualTo(12.5);
        assertThat(Arrivals.EVEN.most(12.5, 0.001)).isEqualTo(12.5);
    }

    /** The values are those of the tables of the cumulative Poisson distribution for a mean of 10 (R: qpois). */
    @Test
    void independentArrivalsVaryAsThePoissonDistributionDoes() {
        assertThat(Arrivals.POISSON.fewest(10, 0.05)).isEqualTo(5);
        assertThat(Arrivals.POISSON.fewest(10, 0.001)).isEqualTo(2);
        assertThat(Arrivals.POISSON.most(10, 0.05)).isEqualTo(15);
        assertThat(Arrivals.POISSON.most(10, 0.001)).isEqualTo(21);
        assertThat(Arrivals.POISSON.fewest(0, 0.001)).isZero();
        assertThat(Arrivals.POISSON.most(0, 0.001)).isZero();
    }
}
