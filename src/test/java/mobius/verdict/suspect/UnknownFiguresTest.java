package mobius.verdict.suspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import mobius.budget.ExampleBudgets;
import mobius.measure.Failures;
import mobius.measure.LatencyHistogram;
import mobius.measure.Responses;
import mobius.telemetry.Sample;
import mobius.telemetry.Telemetry;
import mobius.telemetry.TimeSlice;
import mobius.verdict.finding.Cause;
import mobius.verdict.finding.Suspect;
import mobius.verdict.suspect.DiagnosticInput.Broken;
import mobius.verdict.suspect.DiagnosticInput.Trouble;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is not known accuses nobody: no peers, no cores, a source that fell silent. */
class UnknownFiguresTest {

    private static final int SECONDS = 60;
    private static final String LIST = "handler=\"/projects\",method=\"GET\"";
    private static final String READ = "handler=\"/projects/{id}\",method=\"GET\"";

    private final List<Sample> samples = new ArrayList<>();

    @Test
    void anEndpointWithoutOthersRunsNoMoreStatementsThanTheyDo() {
        requests(LIST, 8);
        assertThat(causes(false)).isEmpty();
        requests(READ, 1);
        assertThat(causes(false)).containsExactly(Cause.N_PLUS_ONE);
    }

    /** What an endpoint does is worked out once, and not once for each of the others. */
    @Test
    @Timeout(30)
    void fourHundredEndpointsTakeNoLongerThanTheyMust() {
        for (int number = 0; number < 400; number++) {
            requests(String.format(Locale.ROOT, "handler=\"/list%d\",method=\"GET\"", number), number == 7 ? 8 : 1);
            rate(
                    "platform",
                    "http_response_size_bytes_sum",
                    String.format(Locale.ROOT, "handler=\"/list%d\"", number),
                    10);
            rate(
                    "platform",
                    "http_response_size_bytes_count",
                    String.format(Locale.ROOT, "handler=\"/list%d\"", number),
                    10);
        }
        assertThat(causes(false)).containsExactly(Cause.N_PLUS_ONE);
    }

    @Test
    void aListThatAnswersAllItsRowsIsWeighedAgainstOneRow() {
        String list = "handler=\"/projects\"";
        String row = "handler=\"/projects/{id}\"";
        requests(LIST, 1);
        requests(READ, 1);
        rate("platform", "http_response_size_bytes_sum", list, 10 * 26_000);
        rate("platform", "http_response_size_bytes_count", list, 10);
        rate("platform", "http_response_size_bytes_sum", row, 10 * 1_000);
        rate("platform", "http_response_size_bytes_count", row, 10);
        assertThat(Suspects.of(List.of(input(false))))
                .extracting(Suspect::title)
                .containsExactly("unpaged list (GET /projects)");
    }

    @Test
    void anEndpointWithoutOthersIsNotSlowAlone() {
        RequestHealth slow = felt("GET /projects", 10);
        assertThat(SlowAlone.among(input(true, slow))).isEmpty();
        assertThat(SlowAlone.among(input(true, slow, felt("GET /health", 1_000, 20))))
                .containsExactly(slow);
    }

    @Test
    void theCoresOfAMachineAreNotThoseOfAProcess() {
        rate("platform", "process_cpu_seconds_total", "", 1);
        rate("node", "node_cpu_seconds_total", "mode=\"idle\"", 7);
        rate("node", "node_cpu_seconds_total", "mode=\"user\"", 1);
        rate("platform", "event_loop_lag_seconds_count", "", 20);
        rate("platform", "event_loop_lag_seconds_sum", "", 1);
        assertThat(causes(true)).containsExactly(Cause.CPU);
    }

    @Test
    void theBusiestProcessIsTheOneWithTheFewestCoresLeft() {
        rate("large", "process_cpu_seconds_total", "", 2);
        level("large", "process_cpu_cores", 8);
        rate("small", "process_cpu_seconds_total", "", 0.95);
        level("small", "process_cpu_cores", 1);
        assertThat(input(false).serverHealth().busiestProcess())
                .map(ServerHealth.CpuTime::source)
                .contains("small");
    }

    /** As a gauge of Python says that was registered and never set. */
    @Test
    void noCoresAreNotKnownRatherThanFull() {
        rate("platform", "process_cpu_seconds_total", "", 0.3);
        level("platform", "process_cpu_cores", 0);
        assertThat(input(false).serverHealth().busiestProcess())
                .hasValueSatisfying(process -> assertThat(process.percent()).isEmpty());
        assertThat(causes(false)).isEmpty();
    }

    @Test
    void aProcessThatDidNothingHasNoRateAtWhichItIsFull() {
        rate("platform", "process_cpu_seconds_total", "", 0);
        level("platform", "process_cpu_cores", 2);
        assertThat(Suspects.of(List.of(input(true, felt("GET /projects", 10)))))
                .allSatisfy(suspect -> assertThat(suspect.evidence())
                        .allSatisfy(figure -> assertThat(figure.value()).isFinite()));
    }

    @Test
    void aSourceThatFellSilentNeedsNoInstrumentation() {
        sample("platform", 1, "process_cpu_seconds_total", "", 1);
        sample("platform", 2, "process_cpu_seconds_total", "", 2);
        assertThat(Unknown.of(input(true)).advice())
                .startsWith("process_cpu_seconds_total: not exposed over most of this time")
                .doesNotContain("process collector")
                .contains("Register event_loop_lag_seconds");
    }

    @Test
    void onlyARequestOverItsBudgetIsCalledThat() {
        assertThat(Unknown.of(input(true, felt("GET /projects", 400))).evidence())
                .isEmpty();
        assertThat(Unknown.of(input(true, felt("GET /projects", 50))).reason())
                .isEqualTo("P95 of GET /projects, the furthest over its budget: 2 times its budget.");
    }

    private List<Cause> causes(boolean broke) {
        return Suspects.of(List.of(input(broke))).stream().map(Suspect::cause).toList();
    }

    private DiagnosticInput input(boolean broke, RequestHealth... requests) {
        TimeSlice telemetry = new TimeSlice(Telemetry.of(samples).series(), 0, SECONDS * 1_000L);
        RequestHealth total = new RequestHealth("all requests", "", OptionalDouble.empty(), Responses.NONE);
        Trouble trouble = broke ? Trouble.of(Broken.SPEED) : Trouble.NONE;
        return new DiagnosticInput(
                telemetry, List.of(requests), total, List.of(), ExampleBudgets.PLATFORM, trouble, false);
    }

    private void requests(String labels, double statementsEach) {
        rate("platform", "http_request_duration_seconds_count", labels, 10);
        rate("platform", "db_statements_total", labels, 10 * statementsEach);
    }

    private void rate(String source, String metric, String labels, double perSecond) {
        for (int second = 0; second < SECONDS; second++) {
            sample(source, second, metric, labels, perSecond * second);
        }
    }

    private void level(String source, String metric, double value) {
        for (int second = 0; second < SECONDS; second++) {
            sample(source, second, metric, "", value);
        }
    }

    private void sample(String source, int second, String metric, String labels, double value) {
        samples.add(new Sample(second * 1_000L, source, metric, labels, value));
    }

    /** A hundred responses of 100 ms. */
    private static RequestHealth felt(String name, double targetMillis) {
        return felt(name, targetMillis, 100);
    }

    private static RequestHealth felt(String name, double targetMillis, long millis) {
        Histogram histogram = new Histogram(3);
        histogram.recordValueWithCount(millis, 100);
        ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        int length = histogram.encodeIntoCompressedByteBuffer(buffer);
        String text = Base64.getEncoder().encodeToString(Arrays.copyOf(buffer.array(), length));
        LatencyHistogram ok = LatencyHistogram.parse(100, millis, millis, 100 * millis, text);
        Responses all = new Responses(ok, LatencyHistogram.NONE, Failures.NONE, 0);
        return new RequestHealth(name, "", OptionalDouble.of(targetMillis), all);
    }
}
