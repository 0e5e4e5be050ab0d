package mobius;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import mobius.measure.Measurement;
import mobius.verdict.finding.Finding;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A target whose first request to each endpoint takes half a second longer. */
@Tag("live")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ColdStartSimulationTest {

    private static final double COLD_MILLIS = 500;

    /** The start of a run asks for it before anybody else does. */
    private static final Set<String> ASKED_BEFORE = Set.of("GET /health");

    private EndpointRun run;

    @BeforeAll
    void run(@TempDir Path folder) throws Exception {
        run = EndpointRun.of(
                "mobius.ColdStartSimulation",
                folder,
                Map.of(
                        "mobius.embedded.faults", "[cold-cache]",
                        "mobius.durations.cold", "24s",
                        "mobius.durations.warm", "20s"));
    }

    @Test
    void theTimeFromStartToTheFirstHealthyAnswerIsJudged() {
        assertThat(run.findings("cold-start.first-answer").toList())
                .singleElement()
                .satisfies(finding -> assertThat(finding.facts().actual()).isGreaterThan(100));
    }

    @Test
    void theFirstRequestToEachEndpointIsTheColdOne() {
        Measurement measurement = run.measurement();
        assertThat(measurement.errors()).isEmpty();
        assertThat(run.findings("cold-start.first-request").map(Finding::subject))
                .hasSameSizeAs(measurement.requests())
                .contains("GET /contexts/{id}", "POST /llm/stream (first chunk)");
        assertThat(run.findings("cold-start.first-request")
                        .filter(finding -> !ASKED_BEFORE.contains(finding.subject())))
                .allSatisfy(finding -> assertThat(finding.facts().actual())
                        .as(finding.subject())
                        .isGreaterThanOrEqualTo(COLD_MILLIS));
    }
}
