package mobius.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProcessTraceTest {

    private static final String START = "process_start_time_seconds";
    private static final String CPU = "process_cpu_seconds_total";

    @Test
    void oneProcessNeitherChangesNorTakesTurns() {
        ProcessTrace one = ProcessTrace.of(List.of(readings(START, 100, 101, 100), readings(CPU, 1, 1, 5)));
        assertThat(one.isTold()).isTrue();
        assertThat(one.changes()).isFalse();
        assertThat(one.takesTurns()).isFalse();
    }

    @Test
    void aProcessThatStartsAnewAgainAndAgainTakesNoTurns() {
        ProcessTrace restarted =
                ProcessTrace.of(List.of(readings(START, 100, 200, 300, 400), readings(CPU, 9, 1, 0.5, 0.2)));
        assertThat(restarted.changes()).isTrue();
        assertThat(restarted.takesTurns()).isFalse();
    }

    @Test
    void workersOfDifferentStartsTakeTurns() {
        assertThat(ProcessTrace.of(List.of(readings(START, 100, 200, 100))).takesTurns())
                .isTrue();
    }

    /** As those do that one parent forks at its start. */
    @Test
    void workersOfOneStartTakeTurnsWithTheirCpuTimes() {
        ProcessTrace workers = ProcessTrace.of(List.of(readings(START, 100, 100.1, 100), readings(CPU, 9, 5, 10, 6)));
        assertThat(workers.takesTurns()).isTrue();
        assertThat(workers.changes()).isTrue();
    }

    @Test
    void whereNoStartIsToldOneFallIsARestartAndTwoAreTurns() {
        assertThat(ProcessTrace.of(List.of(readings(CPU, 9, 1, 2))).takesTurns())
                .isFalse();
        assertThat(ProcessTrace.of(List.of(readings(CPU, 9, 1, 2))).changes()).isTrue();
        assertThat(ProcessTrace.of(List.of(readings(CPU, 9, 1, 10, 2))).takesTurns())
                .isTrue();
    }

    @Test
    void idleTimeMayFallAndThatOfUsersMayNot() {
        List<Series> idle = List.of(new Series("s", "node_cpu_seconds_total", "mode=\"idle\"", points(9, 8, 9, 8)));
        List<Series> user = List.of(new Series("s", "node_cpu_seconds_total", "mode=\"user\"", points(9, 8, 9, 8)));
        assertThat(ProcessTrace.of(idle).takesTurns()).isFalse();
        assertThat(ProcessTrace.of(user).takesTurns()).isTrue();
    }

    @Test
    void whoTellsNeitherTellsNothing() {
        assertThat(ProcessTrace.of(List.of(readings("up", 1, 0, 1, 0)))).isEqualTo(new ProcessTrace(0, 0, 0, false, 0));
    }

    private static Series readings(String metric, double... values) {
        return new Series("s", metric, "", points(values));
    }

    private static List<Series.Point> points(double... values) {
        return IntStream.range(0, values.length)
                .mapToObj(i -> new Series.Point(i * 1_000L, values[i]))
                .toList();
    }
}
