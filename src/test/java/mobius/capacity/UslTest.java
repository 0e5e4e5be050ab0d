package mobius.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UslTest {

    /** Baron Schwartz, Practical Scalability Analysis with the Universal Scalability Law, 2015: threads 1 to 32, queries/s. */
    private static final double[] QUERIES = {
        955.16, 1878.91, 2688.01, 3548.68, 4315.54, 5130.43, 5931.37, 6531.08, 7219.8, 7867.61, 8278.71, 8646.7,
        9047.84, 9426.55, 9645.37, 9897.24, 10097.6, 10240.5, 10532.39, 10798.52, 11151.43, 11518.63, 11806, 12089.37,
        12075.41, 12177.29, 12211.41, 12158.93, 12155.27, 12118.04, 12140.4, 12074.39
    };

    /** SPEC SDM 91 on a SPARCcenter 2000, in Gunther's Guerrilla Capacity Planning and as specsdm91 in the R package usl. */
    private static final double[][] SPARC = {
        {1, 64.9}, {18, 995.9}, {36, 1652.4}, {72, 1853.2}, {108, 1828.9}, {144, 1775.0}, {216, 1702.2}
    };

    @Test
    void thePeakOfAPublishedSeriesIsFound() {
        Usl usl = Usl.fit(queries(32)).orElseThrow();
        // The source has 0.0267, 0.00077, 995.6, by absolute residuals; its peak is 12,341 at 35, just beyond what was
        // measured.
        assertThat(usl.lambda()).isCloseTo(995.6, withinPercentage(5));
        assertThat(usl.sigma()).isCloseTo(0.0267, within(0.008));
        assertThat(usl.kappa()).isCloseTo(0.00077, within(0.0002));
        assertThat(usl.perSecond(35)).isCloseTo(12_341, withinPercentage(2));
    }

    @Test
    void theBeginningOfASeriesForetellsNothing() {
        Usl usl = Usl.fit(queries(10)).orElseThrow();
        assertThat(usl.kappa()).isZero();
        // The throughput that it would reach at last; the truth is 12.2 thousand.
        assertThat(usl.lambda() / usl.sigma()).isCloseTo(41_000, withinPercentage(1));
        assertThat(usl.peak()).isNull();
        assertThat(usl.words())
                .isEqualTo("Requests wait for each other (contention, sigma = 0.0232)."
                        + " Capacity > 7868/s: the peak was not reached.");
    }

    @Test
    void aPeakIsToldOnlyWhereItWasMeasuredPast() {
        assertThat(Usl.fit(series(0.02, 0.001, 12)).orElseThrow().peak()).satisfies(peak -> {
            assertThat(peak).isNotNull();
            assertThat(peak.inFlight()).isCloseTo(Math.sqrt(0.98 / 0.001), within(1e-3));
        });
        assertThat(Usl.fit(series(0.02, 0.001, 9)).orElseThrow().peak()).isNull();
    }

    @Test
    void thePublishedExampleIsMetAsFarAsRelativeResidualsGo() {
        List<Usl.Level> levels = IntStream.range(0, SPARC.length)
                .mapToObj(i -> new Usl.Level(SPARC[i][0], SPARC[i][0], SPARC[i][1]))
                .toList();
        assertThat(Usl.fit(levels)).as("seven levels are too few to print").isEmpty();
        double[] c = new UslSquares(levels).least();
        Usl usl = new Usl(1 / c[0], c[1] / c[0], c[2] / c[0], levels.get(6), levels.get(3));
        // The R package has a peak of 1,883 at 96.5, by absolute residuals.
        assertThat(usl.peak()).satisfies(peak -> {
            assertThat(peak).isNotNull();
            assertThat(peak.inFlight()).isCloseTo(96.5, withinPercentage(5));
            assertThat(peak.perSecond()).isCloseTo(1_883, withinPercentage(5));
        });
    }

    @Test
    void whatWasDrawnFromTheLawIsFoundAgain() {
        Usl usl = Usl.fit(series(0.05, 0.0004, 10)).orElseThrow();
        assertThat(usl.lambda()).isCloseTo(100, within(1e-6));
        assertThat(usl.sigma()).isCloseTo(0.05, within(1e-9));
        assertThat(usl.kappa()).isCloseTo(0.0004, within(1e-9));
    }

    @Test
    void neitherCostIsEverBelowZero() {
        List<Usl.Level> better = IntStream.rangeClosed(1, 10)
                .mapToObj(n -> new Usl.Level(n, n, 100 * Math.pow(n, 1.1)))
                .toList();
        Usl usl = Usl.fit(better).orElseThrow();
        assertThat(usl.sigma()).isZero();
        assertThat(usl.kappa()).isZero();
    }

    @Test
    void fewLevelsMakeNoLaw() {
        assertThat(Usl.fit(queries(7))).isEmpty();
    }

    @Test
    void repeatsAtOneLoadAreOneLevel() {
        List<Usl.Level> repeats = queries(21).stream()
                .map(level -> new Usl.Level(100 * Math.ceil(level.offered() / 3), level.inFlight(), level.perSecond()))
                .toList();
        assertThat(Usl.fit(repeats)).as("three steps at each of seven loads").isEmpty();
        assertThat(Usl.fit(queries(21))).isPresent();
    }

    private static List<Usl.Level> queries(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Usl.Level(i + 1, i + 1, QUERIES[i]))
                .toList();
    }

    /** Levels that double each other's square. */
    private static List<Usl.Level> series(double sigma, double kappa, int count) {
        Usl law = new Usl(100, sigma, kappa, new Usl.Level(1, 1, 1), new Usl.Level(1, 1, 1));
        return IntStream.range(0, count)
                .mapToDouble(i -> Math.pow(2, i / 2.0))
                .mapToObj(n -> new Usl.Level(n, n, law.perSecond(n)))
                .toList();
    }
}
