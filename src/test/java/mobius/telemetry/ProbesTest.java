package mobius.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import mobius.traffic.ConnectionCounts;
import mobius.traffic.ResponseCounts;
import mobius.traffic.TrafficMetrics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProbesTest {

    private final FakeTime time = new FakeTime();

    private final Path folder;

    ProbesTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void busyAndStolenTimeAreSharesOfTheTicksInBetween() throws IOException {
        ProbeSampler readout = readout(new CpuProbe(folder));
        write("stat", "cpu  100 0 100 800 0 0 0 0 0 0", "cpu0 50 0 50 400 0 0 0 0 0 0", "intr 5 0");
        assertThat(readout.take()).isEmpty();
        write("stat", "cpu  170 0 110 900 10 0 0 10 0 0", "cpu0 140 0 60 400 0 0 0 0 0 0", "intr 9 0");
        List<Sample> samples = readout.take();
        assertThat(value(samples, InjectorMetrics.CPU_RATIO, "core=\"all\"").orElseThrow())
                .isCloseTo(0.45, within(1e-9));
        assertThat(value(samples, InjectorMetrics.CPU_RATIO, "core=\"0\"")).hasValue(1);
        assertThat(value(samples, InjectorMetrics.STEAL_RATIO, "")).hasValue(0.05);
    }

    @Test
    void throttlingAndUseOfTheQuotaAreSharesOfTheTimeThatPassed() throws IOException {
        ProbeSampler readout = readout(new CgroupProbe(folder));
        write("cpu.max", "50000 100000");
        write("cpu.stat", "usage_usec 1000000", "nr_throttled 0", "throttled_usec 0");
        readout.take();
        time.passSeconds(2);
        write("cpu.stat", "usage_usec 1900000", "nr_throttled 7", "throttled_usec 100000");
        List<Sample> samples = readout.take();
        assertThat(value(samples, InjectorMetrics.CGROUP_CPU_RATIO, "").orElseThrow())
                .isCloseTo(0.9, within(1e-9));
        assertThat(value(samples, InjectorMetrics.CGROUP_THROTTLED_RATIO, "").orElseThrow())
                .isCloseTo(0.05, within(1e-9));
    }

    @Test
    void withoutAQuotaItsUseIsNotKnown() throws IOException {
        ProbeSampler readout = readout(new CgroupProbe(folder));
        write("cpu.max", "max 100000");
        write("cpu.stat", "usage_usec 1", "throttled_usec 0");
        readout.take();
        time.passSeconds(1);
        assertThat(value(readout.take(), InjectorMetrics.CGROUP_CPU_RATIO, "")).isEmpty();
    }

    @Test
    void socketsInTimeWaitHoldAPortToo() throws IOException {
        write("net/sockstat", "sockets: used 290", "TCP: inuse 40 orphan 0 tw 60 alloc 44 mem 3", "UDP: inuse 2 mem 0");
        write("sys/net/ipv4/ip_local_port_range", "32768\t60999");
        List<Sample> samples = readout(new SocketProbe(folder)).take();
        assertThat(value(samples, InjectorMetrics.SOCKETS, "")).hasValue(100);
        assertThat(value(samples, InjectorMetrics.PORTS, "")).hasValue(28_232);
    }

    @Test
    void theKernelCountsTheConnectionsOfTheMachine() throws IOException {
        write(
                "net/snmp",
                "Ip: Forwarding DefaultTTL",
                "Ip: 1 64",
                "Tcp: RtoAlgorithm ActiveOpens PassiveOpens AttemptFails EstabResets CurrEstab RetransSegs",
                "Tcp: 1 1200 40 7 3 12 5");
        List<Sample> samples = readout(new SocketProbe(folder)).take();
        assertThat(value(samples, InjectorMetrics.TCP_OPENS, "")).hasValue(1_200);
        assertThat(value(samples, InjectorMetrics.TCP_FAILED_OPENS, "")).hasValue(7);
        assertThat(value(samples, InjectorMetrics.TCP_RESETS, "")).hasValue(3);
        assertThat(value(samples, InjectorMetrics.TCP_RETRANSMITS, "")).hasValue(5);
    }

    @Test
    void responsesAreCountedTogetherEachTimeAndByNameEveryOtherTimeAndAtTheEnd() {
        ResponseCounts counts = new ResponseCounts();
        ResponseProbe probe = new ResponseProbe(counts);
        ProbeSampler readout = readout(probe);
        counts.of("GET /never");
        counts.of("GET /a").answered(200, 30);
        List<Sample> first = readout.take();
        assertThat(value(first, TrafficMetrics.RESPONSES, "")).hasValue(1);
        assertThat(value(first, TrafficMetrics.REQUEST_BYTES, "request=\"GET /a\""))
                .hasValue(30);
        assertThat(value(first, TrafficMetrics.REQUEST_STATUSES, "request=\"GET /a\",status=\"200\""))
                .hasValue(1);
        assertThat(value(first, TrafficMetrics.REQUEST_RESPONSES, "request=\"GET /never\""))
                .isEmpty();
        assertThat(value(first, TrafficMetrics.REQUEST_CARRIED_BYTES, "request=\"GET /a\""))
                .isEmpty();
        counts.of("GET /a").answered(200, 12);
        List<Sample> second = readout.take();
        assertThat(value(second, TrafficMetrics.RESPONSE_BYTES, "")).hasValue(42);
        assertThat(value(second, TrafficMetrics.REQUEST_BYTES, "request=\"GET /a\""))
                .isEmpty();
        readout.take();
        probe.expectLastReading();
        assertThat(value(readout.take(), TrafficMetrics.REQUEST_BYTES, "request=\"GET /a\""))
                .hasValue(42);
    }

    @Test
    void connectionsThatNobodyObservedLeaveAGap() {
        ConnectionCounts counts = new ConnectionCounts();
        ProbeSampler readout = readout(new ConnectionProbe(counts));
        assertThat(readout.take()).isEmpty();
        counts.addOpened();
        assertThat(value(readout.take(), TrafficMetrics.OPENED, "")).hasValue(1);
    }

    @Test
    void trafficIsPerSecondOverAllNetworks() throws IOException {
        ProbeSampler readout = readout(new TrafficProbe(folder));
        writeTraffic(1_000, 2_000, 100, 200);
        readout.take();
        time.passSeconds(2);
        writeTraffic(3_000, 2_500, 300, 600);
        List<Sample> samples = readout.take();
        assertThat(value(samples, InjectorMetrics.DISK_READ, "")).hasValue(1_000);
        assertThat(value(samples, InjectorMetrics.DISK_WRITTEN, "")).hasValue(250);
        assertThat(value(samples, InjectorMetrics.NETWORK_RECEIVED, "")).hasValue(200);
        assertThat(value(samples, InjectorMetrics.NETWORK_SENT, "")).hasValue(400);
    }

    @Test
    void eventLoopsWaitForTheShareOfTimeInWhichTheyWereReady() throws IOException {
        ProbeSampler readout = readout(new EventLoopProbe(folder));
        writeThread(11, "gatling-1-1", 5_000_000_000L, 1_000_000_000L, 70);
        writeThread(12, "C2 CompilerThre", 9_000_000_000L, 9_000_000_000L, 70);
        assertThat(readout.take()).isEmpty();
        time.passSeconds(2);
        writeThread(11, "gatling-1-1", 5_400_000_000L, 1_600_000_000L, 90);
        writeThread(12, "C2 CompilerThre", 9_500_000_000L, 11_000_000_000L, 90);
        List<Sample> samples = readout.take();
        assertThat(value(samples, InjectorMetrics.LOOPS_RUNNING, "")).hasValue(0.2);
        assertThat(value(samples, InjectorMetrics.LOOPS_WAITING, "")).hasValue(0.3);
    }

    /** One ran for 0.1 s and waited for 0.5 s; three others slept. */
    @Test
    void eventLoopsThatSleepDoNotHideTheOneThatServes() throws IOException {
        ProbeSampler readout = readout(new EventLoopProbe(folder));
        for (int thread = 11; thread <= 14; thread++) {
            writeThread(thread, "gatling-1-" + thread, 1_000, 1_000, 1);
        }
        readout.take();
        time.passSeconds(1);
        writeThread(11, "gatling-1-11", 100_001_000, 500_001_000, 9);
        List<Sample> samples = readout.take();
        assertThat(value(samples, InjectorMetrics.LOOPS_RUNNING, "")).hasValue(0.1);
        assertThat(value(samples, InjectorMetrics.LOOPS_WAITING, "")).hasValue(0.5);
    }

    @Test
    void eventLoopsThatSleepDoNotWait() throws IOException {
        ProbeSampler readout = readout(new EventLoopProbe(folder));
        writeThread(11, "gatling-1-1", 1_000, 1_000, 1);
        readout.take();
        time.passSeconds(1);
        assertThat(value(readout.take(), InjectorMetrics.LOOPS_WAITING, "")).hasValue(0);
    }

    @Test
    void aThreadThatEndsTakesNothingAway() throws IOException {
        ProbeSampler readout = readout(new EventLoopProbe(folder));
        writeThread(11, "gatling-1-1", 1_000_000_000, 1_000_000_000, 50);
        writeThread(12, "gatling-1-2", 1_000_000_000, 1_000_000_000, 50);
        writeThread(13, "gatling-1-3", 1_000_000_000, 1_000_000_000, 50);
        readout.take();
        time.passSeconds(1);
        Files.delete(folder.resolve("self/task/11/schedstat"));
        writeThread(12, "gatling-1-2", 1_100_000_000, 1_400_000_000, 60);
        writeThread(13, "gatling-1-9", 20_000, 10_000, 1);
        writeThread(14, "gatling-1-8", 5_000_000, 9_000_000_000L, 1);
        List<Sample> samples = readout.take();
        assertThat(value(samples, InjectorMetrics.LOOPS_RUNNING, "")).hasValue(0.1);
        assertThat(value(samples, InjectorMetrics.LOOPS_WAITING, "")).hasValue(0.4);
    }

    @Test
    void aKernelThatCountsNothingOfItsThreadsLeavesAGap() throws IOException {
        ProbeSampler readout = readout(new EventLoopProbe(folder));
        writeThread(11, "gatling-1-1", 0, 0, 0);
        readout.take();
        time.passSeconds(1);
        assertThat(readout.take()).isEmpty();
    }

    @Test
    void theThreadsOfThisProcessAreFoundByTheirNames() throws InterruptedException {
        Path proc = Path.of("/proc");
        assumeThat(proc.resolve("self/schedstat")).exists();
        Map<String, ThreadTime> found = new ConcurrentHashMap<>();
        Thread thread = new Thread(() -> found.putAll(new ThreadTimes(proc).named("of-this-")), "of-this-test");
        thread.start();
        thread.join();
        assertThat(found).hasSize(1);
    }

    @Test
    void aCounterThatStartsAgainLeavesAGap() throws IOException {
        ProbeSampler readout = readout(new TrafficProbe(folder));
        writeTraffic(1_000, 2_000, 100, 200);
        readout.take();
        time.passSeconds(1);
        writeTraffic(10, 2_100, 100, 200);
        assertThat(value(readout.take(), InjectorMetrics.DISK_READ, "")).isEmpty();
    }

    @Test
    void whatIsNotThereLeavesAGapAndNeverAZero() {
        List<Probe> probes = List.of(
                new CpuProbe(folder),
                new EventLoopProbe(folder),
                new CgroupProbe(folder),
                new SocketProbe(folder),
                new TrafficProbe(folder));
        ProbeSampler readout = new ProbeSampler(probes, time.nanoTime(), time.millisTime());
        readout.take();
        time.passSeconds(1);
        assertThat(readout.take()).isEmpty();
    }

    @Test
    void theJvmKnowsItsHeapAndOpenFiles() {
        List<Sample> samples = readout(new JvmProbe()).take();
        assertThat(value(samples, InjectorMetrics.HEAP_USED, "").orElseThrow()).isPositive();
        assertThat(value(samples, InjectorMetrics.OPEN_FILES_LIMIT, "").orElseThrow())
                .isGreaterThan(value(samples, InjectorMetrics.OPEN_FILES, "").orElseThrow());
    }

    @Test
    void cyclesThatRunBesideTheProgramAreNoPauses() {
        assertThat(GcProbe.stopsTheWorld("ZGC Cycles")).isFalse();
        assertThat(GcProbe.stopsTheWorld("ZGC Pauses")).isTrue();
        assertThat(GcProbe.stopsTheWorld("G1 Young Generation")).isTrue();
    }

    private ProbeSampler readout(Probe probe) {
        return new ProbeSampler(List.of(probe), time.nanoTime(), time.millisTime());
    }

    private void writeTraffic(long read, long written, long received, long sent) throws IOException {
        write("self/io", "rchar: 9", "read_bytes: " + read, "write_bytes: " + written);
        write(
                "net/dev",
                "Inter-|   Receive                                                |  Transmit",
                " face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls"
                        + " carrier compressed",
                "    lo:   " + received + "   4    0    0    0     0          0         0  " + sent
                        + "    4    0    0    0     0       0          0",
                "  eth0:" + received + " 4 0 0 0 0 0 0 " + sent + " 4 0 0 0 0 0 0");
    }

    private void writeThread(int id, String name, long ranNanos, long waitedNanos, long timesOnACore)
            throws IOException {
        write("self/task/" + id + "/comm", name);
        write("self/task/" + id + "/schedstat", ranNanos + " " + waitedNanos + " " + timesOnACore);
    }

    private void write(String file, String... lines) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.write(path, List.of(lines));
    }

    private static OptionalDouble value(List<Sample> samples, String metric, String labels) {
        return samples.stream()
                .filter(sample ->
                        sample.metric().equals(metric) && sample.labels().equals(labels))
                .mapToDouble(Sample::value)
                .findFirst();
    }
}
