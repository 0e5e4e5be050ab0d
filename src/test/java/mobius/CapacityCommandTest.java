package mobius;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** 30 s of load: a search of six steps, each of 5 s. */
@Tag("live")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CapacityCommandTest {

    /** Steps this short tell little of a queue. */
    private static final double TOLERANCE = 0.15;

    private Path folder;
    private CapacityRun run;

    @BeforeAll
    void search(@TempDir Path empty) throws Exception {
        folder = empty;
        Map<String, String> settings = CapacityRun.smallPool();
        settings.put("mobius.load.peak-requests-per-second", "100");
        settings.put("mobius.capacity.think-time", "200 ms");
        settings.put("mobius.capacity.search.settle", "2 s");
        settings.put("mobius.capacity.search.step", "3 s");
        settings.put("mobius.capacity.search.factor", "1.4");
        settings.put("mobius.capacity.search.width", "20 %");
        settings.put("mobius.capacity.search.refinements", "1");
        settings.put("mobius.capacity.search.most-steps", "6");
        settings.put("mobius.cost.currency", "EUR");
        settings.put("mobius.cost.price-per-instance-hour", "0.36");
        settings.put("mobius.cost.instances", "2");
        run = CapacityRun.of(folder, settings);
    }

    @Test
    void theBracketIsWhereTheSimulatedPoolBreaksItsBudget() {
        assertThat(run.low()).as(run.output()).isLessThan(run.truth() * (1 + TOLERANCE));
        assertThat(run.high()).as(run.output()).isGreaterThan(run.truth() * (1 - TOLERANCE));
        assertThat(run.json().at("/capacity/brokeFirst").asText()).isEqualTo("p95 of all requests");
    }

    @Test
    void usersInstancesAndCostsAreTold() {
        assertThat(run.json().path("users").asLong()).isEqualTo((long) run.low());
        assertThat(run.json().path("instances").asInt()).isEqualTo((int) Math.ceil(130 / (run.low() / 2)));
        assertThat(run.json().at("/cost/perMillionAtCapacity").asDouble()).isPositive();
        assertThat(run.output()).contains("EUR");
    }

    @Test
    void thePageAndTheSummaryLieBesideTheResult() throws Exception {
        try (Stream<Path> files = Files.walk(folder.resolve("target").resolve("capacity"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .contains("capacity.json", "capacity.md", "capacity.html");
        }
    }
}
