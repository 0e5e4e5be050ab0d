package mobius.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinomialBoundTest {

    /** Newcombe, Two-sided confidence intervals for the single proportion, Statistics in Medicine 17 (1998), table I. */
    @ParameterizedTest
    @CsvSource({"81, 263, 0.2527, 0.3676", "15, 148, 0.0578, 0.1617", "0, 20, 0.0000, 0.1684", "1, 29, 0.0009, 0.1776"})
    void twoSidedBoundsAreThoseOfThePublishedTable(long hits, long trials, double low, double high) {
        BinomialBound bound = new BinomialBound(hits, trials);
        assertThat(bound.low(0.975)).isCloseTo(low, within(0.00005));
        assertThat(bound.high(0.975)).isCloseTo(high, within(0.00005));
    }

    /** Without a hit the bound has a closed form, 1 - (1 - confidence)^(1/n). */
    @Test
    void withoutAnErrorTheUpperBoundStillDependsOnTheSamples() {
        assertThat(new BinomialBound(0, 4_602).high(0.99)).isGreaterThan(0.001);
        assertThat(new BinomialBound(0, 4_603).high(0.99)).isLessThan(0.001);
    }

    /** The normal approximation is off by some 1/n here. */
    @Test
    void boundsHoldWithTenMillionTrials() {
        BinomialBound bound = new BinomialBound(10_000, 10_000_000);
        assertThat(bound.low(0.99)).isCloseTo(0.001 - 2.326 * 1e-5, within(1e-6));
        assertThat(bound.high(0.99)).isCloseTo(0.001 + 2.326 * 1e-5, within(1e-6));
    }

    @Test
    void nothingButErrorsHasNoUpperBoundBelowOne() {
        assertThat(new BinomialBound(5, 5).high(0.99)).isEqualTo(1);
        assertThat(new BinomialBound(0, 5).low(0.99)).isZero();
    }

    @Test
    void aShareOfNothingIsRefused() {
        assertThatThrownBy(() -> new BinomialBound(0, 0)).hasMessage("0 of 0 is not a share");
    }
}
