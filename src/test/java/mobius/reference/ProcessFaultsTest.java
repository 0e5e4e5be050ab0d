package mobius.reference;

import static mobius.reference.RequestFaultsTest.after;
import static mobius.reference.RequestFaultsTest.healthy;
import static mobius.reference.RequestFaultsTest.target;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import mobius.reference.fault.BlockingCall;
import mobius.reference.fault.CpuBurn;
import mobius.reference.fault.GarbagePressure;
import mobius.reference.fault.MemoryLeak;
import mobius.reference.settings.Fault;
import org.junit.jupiter.api.Test;

/** Faults that burden the process: each shows with the fault, and does not without. */
class ProcessFaultsTest {

    private static final long KIB = 1024;
    private static final long MIB = 1024 * KIB;
    private static final long GIB = 1024 * MIB;
    private static final int REQUESTS = 1_100;

    /** What a descriptor leak keeps open, and nothing else in the process of the tests does: those close and open much meanwhile. */
    private static final Path LEAKED = Path.of(System.getProperty("java.home"), "release");

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Test
    void requestsFeedAMemoryLeak() throws Exception {
        long before = directBytes();
        long soMuchThatEachKeepsAllItMay = 6_000 * GIB;
        try (ReferenceTarget target = ReferenceTarget.start(
                healthy().fault("memory-leak", soMuchThatEachKeepsAllItMay).build())) {
            Client client = new Client(target);
            String token = client.token(Feeders.user());
            for (int i = 0; i < 20; i++) {
                client.get("/api/v1/projects", token);
            }
            assertThat(directBytes() - before).isBetween(18 * MIB, 22 * MIB);
        }
    }

    @Test
    void whatAMemoryLeakKeepsInAMinuteIsAsSetAndResident() throws IOException {
        AtomicLong nanos = new AtomicLong(-5);
        MemoryLeak leak = new MemoryLeak(60 * MIB, nanos::get);
        leak.burden();
        assertThat(leak.bytes()).isZero();
        long before = residentKib();
        for (int second = 1; second <= 120; second++) {
            nanos.addAndGet(1_000_000_000);
            leak.burden();
            leak.burden();
            assertThat(leak.bytes()).isEqualTo(second * MIB);
        }
        assertThat(residentKib() - before).isGreaterThan(100 * KIB);
    }

    @Test
    void afterAPauseEachRequestMakesUpForAMebibyteOfALeak() {
        AtomicLong nanos = new AtomicLong();
        MemoryLeak leak = new MemoryLeak(60 * MIB, nanos::get);
        leak.burden();
        nanos.addAndGet(3_500_000_000L);
        leak.burden();
        assertThat(leak.bytes()).isEqualTo(MIB);
        for (int request = 0; request < 9; request++) {
            leak.burden();
        }
        assertThat(leak.bytes()).isEqualTo(3 * MIB + MIB / 2);
    }

    @Test
    void oneRequestOfTenLeavesAFileOpen() throws Exception {
        assertThat(openedBy(healthy())).isZero();
        assertThat(openedBy(target("descriptor-leak"))).isEqualTo(REQUESTS / 10);
    }

    @Test
    void aBlockingCallHoldsUpTheEventLoop() throws Exception {
        MetricsPage page = after("/projects", 1, target("blocking-call"));
        assertThat(page.value("http_request_duration_seconds_sum{handler=\"/api/v1/auth/login\",method=\"POST\"}"))
                .isGreaterThanOrEqualTo(0.25);
        assertThat(page.value("event_loop_lag_seconds_sum")).isGreaterThan(0.1);
    }

    @Test
    void whatABlockingCallGaveIsKeptForAWhile() {
        BlockingCall blocking = new BlockingCall();
        long first = nanosOf(blocking);
        long others = 0;
        for (int i = 0; i < 5; i++) {
            others += nanosOf(blocking);
        }
        assertThat(first).isGreaterThanOrEqualTo(250_000_000);
        assertThat(others).isLessThan(first);
    }

    @Test
    void eachRequestBurnsTwelveMillisecondsOfCpuTimeForEachCore() throws Exception {
        long before = THREADS.getCurrentThreadCpuTime();
        new CpuBurn().burden();
        assertThat(THREADS.getCurrentThreadCpuTime() - before)
                .isGreaterThanOrEqualTo(12_000_000L * Runtime.getRuntime().availableProcessors());
    }

    @Test
    void eachRequestMakesTwoMegabytesOfObjects() {
        GarbagePressure garbage = new GarbagePressure();
        long before = THREADS.getCurrentThreadAllocatedBytes();
        garbage.burden();
        assertThat(THREADS.getCurrentThreadAllocatedBytes() - before).isGreaterThan(2_000_000);
    }

    @Test
    void garbageMakesTheCollectorStopTheProcess() throws Exception {
        assertThat(pausesOver(1_000, target("garbage-pressure"))).isGreaterThan(pausesOver(1_000, healthy()));
    }

    private static double pausesOver(int requests, SettingsBuilder settings) throws Exception {
        String pauses = "process_gc_pause_seconds_total";
        double before = after("/projects", 0, healthy()).value(pauses);
        return after("/projects", requests, settings).value(pauses) - before;
    }

    private static long openedBy(SettingsBuilder settings) throws Exception {
        try (ReferenceTarget target = ReferenceTarget.start(settings.build())) {
            Client client = new Client(target);
            String token = client.token(Feeders.user());
            Set<Path> before = linksTo(LEAKED);
            for (int i = 0; i < REQUESTS; i++) {
                client.get("/api/v1/projects", token);
            }
            // Those that another target left may be closed meanwhile.
            return linksTo(LEAKED).stream()
                    .filter(link -> !before.contains(link))
                    .count();
        }
    }

    /** The descriptors of this process that are links to a file, by proc(5). */
    private static Set<Path> linksTo(Path file) throws IOException {
        Path real = file.toRealPath();
        try (var descriptors = Files.list(Path.of("/proc/self/fd"))) {
            return descriptors.filter(each -> isLinkTo(real, each)).collect(Collectors.toSet());
        }
    }

    private static boolean isLinkTo(Path file, Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).equals(file);
        } catch (IOException closedMeanwhile) {
            return false;
        }
    }

    private static long nanosOf(Fault fault) {
        long start = System.nanoTime();
        fault.burden();
        return System.nanoTime() - start;
    }

    private static long directBytes() {
        return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .filter(pool -> pool.getName().equals("direct"))
                .mapToLong(BufferPoolMXBean::getMemoryUsed)
                .sum();
    }

    /** VmRSS of proc(5). */
    private static long residentKib() throws IOException {
        try (var lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        }
    }
}
