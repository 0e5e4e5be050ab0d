package mobius.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WorkloadTest {

    private static final Stage RAMP = new Stage("ramp-up", Duration.ofSeconds(10), 0, 1, false);
    private static final Stage PEAK = new Stage("peak", Duration.ofSeconds(60), 1, 1, true);
    private static final TrafficMix MIX =
            mix(Map.of("read", new TrafficMix.Share(3, 4), "write", new TrafficMix.Share(1, 8)));

    @Test
    void windowsFollowEachOtherWithoutGaps() {
        assertThat(new Workload(100, Duration.ofSeconds(1), List.of(RAMP, PEAK), MIX).windows())
                .containsExactly(
                        new Window(RAMP, Duration.ZERO, Duration.ofSeconds(10)),
                        new Window(PEAK, Duration.ofSeconds(10), Duration.ofSeconds(70)));
    }

    @Test
    void usersOfAllJourneysTogetherSendThePeak() {
        Workload workload = new Workload(100, Duration.ofSeconds(1), List.of(PEAK), MIX);
        double requests = 4 * workload.usersPerSecond("read", 1) + 8 * workload.usersPerSecond("write", 1);
        assertThat(requests).isCloseTo(100, within(1e-9));
        assertThat(workload.usersPerSecond("read", 1)).isCloseTo(15, within(1e-9));
    }

    @Test
    void aRampPlansHalfOfWhatItsEndWould() {
        Workload workload = new Workload(100, Duration.ofSeconds(1), List.of(RAMP, PEAK), MIX);
        assertThat(workload.plannedUsers(Duration.ZERO, Duration.ofSeconds(10))).isCloseTo(100, within(1e-9));
        assertThat(workload.plannedUsers(Duration.ofSeconds(5), Duration.ofSeconds(15)))
                .isCloseTo(75 + 100, within(1e-9));
    }

    @Test
    void aJourneyWithItsOwnRampLeavesTheOthersAlone() {
        Stage spike = new Stage("spike", Duration.ofSeconds(10), new Ramp(1, 1), Map.of("write", new Ramp(1, 5)), true);
        Workload workload = new Workload(100, Duration.ofSeconds(1), List.of(spike), MIX);
        assertThat(workload.plannedUsers(Duration.ZERO, Duration.ofSeconds(10)))
                .isCloseTo(10 * (15 + 3 * 5), within(1e-9));
        assertThat(workload.plannedRequests(Duration.ZERO, Duration.ofSeconds(10)))
                .isCloseTo(10 * (4 * 15 + 3 * 8 * 5), within(1e-9));
    }

    @Test
    void nothingIsPlannedBeforeTheStartAndAfterTheEnd() {
        Workload workload = new Workload(100, Duration.ofSeconds(1), List.of(RAMP, PEAK), MIX);
        assertThat(workload.plannedUsers(Duration.ofSeconds(-5), Duration.ZERO)).isZero();
        assertThat(workload.plannedUsers(Duration.ofSeconds(70), Duration.ofSeconds(99)))
                .isZero();
    }

    @Test
    void aJourneyOutsideTheMixIsNamed() {
        assertThatThrownBy(() -> MIX.usersPerSecond("search", 100))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no journey search in the mix");
    }

    @Test
    void loadsAndRatesAreNumbersThatMakeSense() {
        assertThatThrownBy(() -> new Stage("peak", Duration.ZERO, 1, 1, true))
                .hasMessage("stage peak must last longer than zero, not PT0S");
        assertThatThrownBy(() -> new Stage("peak", Duration.ofSeconds(1), Double.NaN, 1, true))
                .hasMessage("a load must be 0 or more times the peak, not NaN");
        assertThatThrownBy(() -> new Workload(0, Duration.ofSeconds(1), List.of(PEAK), MIX))
                .hasMessage("the peak must be above 0 requests/s, not 0.0");
        assertThatThrownBy(() -> new Workload(1, Duration.ofSeconds(-1), List.of(PEAK), MIX))
                .hasMessage("the think time must be 0 or more, not PT-1S");
        assertThatThrownBy(() -> new TrafficMix.Share(0, 1)).hasMessage("a weight must be above 0, not 0.0");
        assertThatThrownBy(() -> new TrafficMix(Map.of()))
                .hasMessage("a traffic mix needs at least one journey with a weight above 0");
    }

    private static TrafficMix mix(Map<String, TrafficMix.Share> shares) {
        return new TrafficMix(new LinkedHashMap<>(shares));
    }
}
