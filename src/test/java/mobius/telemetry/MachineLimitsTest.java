package mobius.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineLimitsTest {

    private final Path proc;

    MachineLimitsTest(@TempDir Path proc) {
        this.proc = proc;
    }

    @Test
    void linuxTellsThemInProc() throws IOException {
        write("self/limits", """
                Limit                     Soft Limit           Hard Limit           Units
                Max processes             94000                94000                processes
                Max open files            1024                 4096                 files
                """);
        write("sys/net/ipv4/ip_local_port_range", "32768\t60999\n");
        write("sys/net/ipv4/tcp_tw_reuse", "2\n");
        MachineLimits limits = MachineLimits.in(proc, 42);
        assertThat(limits.openFiles()).hasValue(1024);
        assertThat(limits.ports()).hasValue(28_232);
        assertThat(limits.restingPorts()).hasValue(2);
        assertThat(limits.heapBytes()).isEqualTo(42);
    }

    @Test
    void noLimitIsNoNumber() throws IOException {
        write("self/limits", "Max open files            unlimited            unlimited            files\n");
        assertThat(MachineLimits.in(proc, 42).openFiles()).isEmpty();
    }

    @Test
    void otherSystemsTellNothing() {
        MachineLimits limits = MachineLimits.in(proc.resolve("none"), 42);
        assertThat(limits.openFiles()).isEmpty();
        assertThat(limits.ports()).isEmpty();
        assertThat(limits.restingPorts()).isEmpty();
    }

    @Test
    void thisProcessHasAHeap() {
        assertThat(MachineLimits.read().heapBytes()).isPositive();
    }

    private void write(String name, String text) throws IOException {
        Files.createDirectories(proc.resolve(name).getParent());
        Files.writeString(proc.resolve(name), text);
    }
}
