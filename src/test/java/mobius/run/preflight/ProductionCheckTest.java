package mobius.run.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mobius.config.ProductionSettings;
import mobius.workload.Ramp;
import mobius.workload.Stage;
import mobius.workload.TrafficMix;
import mobius.workload.Workload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProductionCheckTest {

    private static final ProductionSettings PROTECTED = new ProductionSettings(true, 10, false);
    private static final ProductionSettings ACKNOWLEDGED = new ProductionSettings(true, 10, true);
    private static final ProductionSettings OPEN = new ProductionSettings(false, 10, false);

    private static final Set<String> READS = Set.of(
            "POST /auth/login",
            "POST /auth/refresh",
            "POST /auth/logout",
            "GET /contexts/search (next page)",
            "HEAD /");

    @Test
    void aFewReadsNeedNoAcknowledgement() {
        assertThat(problems(PROTECTED, offer(10, READS))).isEmpty();
    }

    @Test
    void writesAreRefusedByName() {
        assertThat(problems(
                        PROTECTED, offer(10, Set.of("POST /contexts", "DELETE /contexts/{id} (own)", "GET /health"))))
                .containsExactly(
                        "the environment live is protected (mobius.production.protected), and its data would be"
                                + " changed by DELETE /contexts/{id}, POST /contexts; leave out the journeys that send"
                                + " them, or add"
                                + " -Dmobius.production.acknowledge=live if you intend this");
    }

    @Test
    void moreThanTheCapIsRefused() {
        assertThat(problems(PROTECTED, offer(10.4, READS)))
                .containsExactly(
                        "the environment live is protected (mobius.production.protected) and allows 10.0 requests/s"
                                + " (mobius.production.requests-per-second-cap), but the plan sends up to 10.4; lower"
                                + " mobius.scale"
                                + " to 0.961 of its value, or add -Dmobius.production.acknowledge=live if you intend this");
    }

    @Test
    void everyReasonIsTold() {
        assertThat(problems(PROTECTED, offer(11, Set.of("POST /contexts")))).hasSize(2);
    }

    @Test
    void whoAcknowledgesMayDoBoth() {
        assertThat(problems(ACKNOWLEDGED, offer(1000, Set.of("POST /contexts"))))
                .isEmpty();
    }

    @Test
    void anEnvironmentThatIsNotProtectedTakesAll() {
        assertThat(problems(OPEN, offer(1000, Set.of("POST /contexts")))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /auth/register",
                "PATCH /auth/profile",
                "PUT /anything",
                "DELETE /projects/{id}",
                "POST /llm/complete",
                "WS /ws"
            })
    void whateverIsNotKnownToBeHarmlessIsAWrite(String request) {
        assertThat(Writes.among(Set.of(request))).containsExactly(request);
    }

    /** Of 10 requests/s at the peak a quarter is the writers', who come five times as often for a moment: 7.5 + 12.5. */
    @Test
    void theRateIsThatOfTheHighestMomentOfAllJourneysTogether() {
        Map<String, TrafficMix.Share> shares = new LinkedHashMap<>();
        shares.put("read", new TrafficMix.Share(3, 5));
        shares.put("write", new TrafficMix.Share(1, 5));
        List<Stage> stages = List.of(
                new Stage("calm", Duration.ofSeconds(60), 1, 1, true),
                new Stage("rise", Duration.ofSeconds(10), new Ramp(1, 1), Map.of("write", new Ramp(1, 5)), true));
        Workload spike = new Workload(10, Duration.ofSeconds(1), stages, new TrafficMix(shares));
        assertThat(PeakRate.of(spike)).isEqualTo(20);
    }

    private static List<String> problems(ProductionSettings production, RunPlan offer) {
        return new ProductionCheck("live", production).problems(offer);
    }

    private static RunPlan offer(double peak, Set<String> requests) {
        Workload workload = new Workload(
                peak,
                Duration.ofSeconds(1),
                List.of(new Stage("level", Duration.ofSeconds(60), 1, 1, true)),
                new TrafficMix(Map.of("visit", new TrafficMix.Share(1, 4))));
        return new RunPlan(
                "mobius.AnySimulation", null, false, Optional.empty(), workload, requests, List.of(), 10, 0, 1, 1);
    }
}
