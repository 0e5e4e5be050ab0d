package mobius.verdict.suspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import mobius.verdict.finding.Cause;
import mobius.verdict.finding.Suspect;
import mobius.verdict.suspect.DiagnosticInput.Broken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On both sides of the edges of its rule. Two searches a second take 300 ms on average, and other requests are fast. */
class MissingIndexTest {

    private static final String SEARCH = "GET /contexts/search";
    private static final String INDEX = "public.contexts (project_id)";

    @ParameterizedTest
    @CsvSource({"118, SLOW_ENDPOINT", "122, MISSING_INDEX"})
    void anIndexIsMissedByAStatementThatTakesMuchOfTheTime(double millis, Cause named) {
        assertThat(slowSearch().lacksIndex(INDEX, millis).causes()).startsWith(named);
    }

    @Test
    void theIndexIsNamedBeforeTheEndpointAndWithItsAdvice() {
        List<Suspect> suspects = slowSearch().lacksIndex(INDEX, 280).suspects();
        assertThat(suspects)
                .extracting(Suspect::title)
                .containsExactly("missing index (" + INDEX + ")", "slow endpoint (" + SEARCH + ")");
        assertThat(suspects.get(0).advice()).isEqualTo("Create it.");
        assertThat(suspects.get(0).reason()).startsWith("Mean time of a statement: 280 ms; p95 of " + SEARCH + ": ");
    }

    @ParameterizedTest
    @CsvSource({"49, false", "51, true"})
    void aStatementOverItsBudgetIsNamedThoughNoEndpointIsSlow(double millis, boolean named) {
        assertThat(new ExamplePeriod()
                        .request(SEARCH, 100, 120, 10, 60)
                        .missesIndex(INDEX, millis)
                        .causes())
                .isEqualTo(named ? List.of(Cause.MISSING_INDEX) : List.of());
    }

    @ParameterizedTest
    @CsvSource({"19_800, SLOW_ENDPOINT", "20_200, MISSING_INDEX"})
    void rowsThatTheDatabaseReadsShowItWithoutAccessToThePlan(String rowsPerSecond, Cause named) {
        assertThat(reading(Double.parseDouble(rowsPerSecond.replace("_", "")), slowSearch())
                        .suspects())
                .extracting(Suspect::title)
                .containsExactly(named.words() + " (" + SEARCH + ")");
    }

    @Test
    void manyRowsOfRequestsThatAreFastAreNoFault() {
        ExamplePeriod healthy = new ExamplePeriod()
                .request(SEARCH, 100, 120, 10, 20)
                .request("GET /projects", 100, 1_100, 10, 20)
                .lacksIndex(INDEX, 8);
        assertThat(reading(100_000, healthy).suspects()).isEmpty();
    }

    private static ExamplePeriod reading(double rowsPerSecond, ExamplePeriod period) {
        return period.counter("database", "pg_stat_database_tup_returned", "datname=\"mobius\"", rowsPerSecond);
    }

    private static ExamplePeriod slowSearch() {
        return new ExamplePeriod()
                .broken(Broken.SPEED)
                .cores(0.2)
                .request(SEARCH, 100, 120, 200, 400)
                .request("GET /projects", 100, 1_100, 10, 20)
                .request("POST /contexts", 200, 600, 10, 20);
    }
}
