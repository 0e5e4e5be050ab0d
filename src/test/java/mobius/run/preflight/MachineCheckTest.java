package mobius.run.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import mobius.telemetry.MachineLimits;
import mobius.workload.Stage;
import mobius.workload.TrafficMix;
import mobius.workload.Workload;
import org.junit.jupiter.api.Test;

/** 100 users arrive each second and stay for 5 requests of 10 s: there are 5,000 at a time. */
class MachineCheckTest {

    private static final long MIB = 1 << 20;
    private static final long ROOM = 1 << 30;

    /** 100 users a second for as long as they stay and their ports rest. */
    private static final long PORTS = 100 * (50 + 60);

    @Test
    void aMachineWithJustEnoughIsFine() {
        assertThat(problems(limits(5_400, PORTS, 0, 207 * MIB), 1, false)).isEmpty();
    }

    @Test
    void tooFewOpenFilesAreTold() {
        assertThat(problems(limits(5_399, PORTS, 0, ROOM), 1, false))
                .containsExactly(
                        "the plan needs up to 5400 open files, for 5000 connections at a time, but this process may"
                                + " open 5399 (ulimit -n); run ulimit -n 5400 before it, share the load between more"
                                + " injectors, or"
                                + " lower mobius.scale");
    }

    @Test
    void tooFewPortsAreTold() {
        assertThat(problems(limits(ROOM, PORTS - 1, 2, ROOM), 1, false))
                .containsExactly(
                        "the plan needs up to 11000 ports at a time for connections to one address, with those still"
                                + " in use for 60 s after their connection, but this machine has 10999"
                                + " (/proc/sys/net/ipv4/ip_local_port_range); widen the range with sysctl -w"
                                + " net.ipv4.ip_local_port_range=\"1024 65535\", free ports sooner with sysctl -w"
                                + " net.ipv4.tcp_tw_reuse=1, send from more source addresses by more injectors, or lower"
                                + " mobius.scale");
    }

    @Test
    void portsThatMayBeTakenAgainRestForASecond() {
        long needed = 100 * (50 + 1);
        assertThat(problems(limits(ROOM, needed, 1, ROOM), 1, false)).isEmpty();
        assertThat(problems(limits(ROOM, needed, 2, ROOM), 1, true)).isEmpty();
        assertThat(problems(limits(ROOM, needed - 1, 2, ROOM), 1, true))
                .singleElement()
                .asString()
                .contains("still in use for 1 s");
    }

    @Test
    void tooLittleHeapIsTold() {
        assertThat(problems(limits(ROOM, ROOM, 0, 200 * MIB), 1, false))
                .containsExactly(
                        "the plan needs about 206 MiB of heap, for 5000 users at a time, but this process may have 200"
                                + " MiB; give it more with -Dgatling.jvmArgs=-Xmx207m, share the load between more injectors,"
                                + " or lower mobius.scale");
    }

    @Test
    void moreConnectionsThanOnePerUserAreFilesMore() {
        assertThat(problems(limits(5_900, ROOM, 0, ROOM), 1.1, false)).isEmpty();
        assertThat(problems(limits(5_899, ROOM, 0, ROOM), 1.1, false))
                .singleElement()
                .asString()
                .contains("for 5500 connections");
    }

    @Test
    void everyLimitThatIsReachedIsTold() {
        assertThat(problems(limits(1, 1, 0, 1), 1, false)).hasSize(3);
    }

    @Test
    void whatTheSystemDoesNotTellIsSaidAndRefusesNothing() {
        OptionalLong unknown = OptionalLong.empty();
        MachineCheck check = check(new MachineLimits(unknown, unknown, unknown, ROOM), 1, false);
        assertThat(check.problems()).isEmpty();
        assertThat(check.unknown())
                .containsExactly(
                        "the limit of open files of this process is unknown here, and not checked",
                        "the number of ports for connections is unknown here, and not checked");
        assertThat(check(limits(1, 1, 0, 1), 1, false).unknown()).isEmpty();
    }

    private static List<String> problems(MachineLimits machine, double connections, boolean targetIsHere) {
        return check(machine, connections, targetIsHere).problems();
    }

    private static MachineCheck check(MachineLimits machine, double connections, boolean targetIsHere) {
        Workload workload = new Workload(
                500,
                Duration.ofSeconds(9),
                List.of(new Stage("level", Duration.ofMinutes(10), 1, 1, true)),
                new TrafficMix(Map.of("visit", new TrafficMix.Share(1, 5))));
        return new MachineCheck(
                new RunPlan(
                        "mobius.AnySimulation",
                        null,
                        false,
                        Optional.empty(),
                        workload,
                        Set.of("GET /projects"),
                        List.of(),
                        10,
                        0,
                        1,
                        connections),
                machine,
                targetIsHere);
    }

    private static MachineLimits limits(long files, long ports, long reuse, long heap) {
        return new MachineLimits(OptionalLong.of(files), OptionalLong.of(ports), OptionalLong.of(reuse), heap);
    }
}
