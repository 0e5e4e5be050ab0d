package mobius.verdict.suspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import mobius.budget.ExampleBudgets;
import mobius.measure.Responses;
import mobius.telemetry.InjectorMetrics;
import mobius.telemetry.Sample;
import mobius.telemetry.Telemetry;
import mobius.telemetry.TimeSlice;
import mobius.traffic.TrafficMetrics;
import mobius.verdict.finding.Cause;
import mobius.verdict.finding.Suspect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules that rest on what the injector counts, against a platform whose own count of bytes stays at 0. */
class InjectorCountsTest {

    private static final int SECONDS = 60;
    private static final String LIST = "GET /contexts/search";

    private final List<Sample> samples = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({"2000, 5, true", "25, 20, true", "24, 5, false", "100, 100, false", "125, 100, true", "20, 20, false"})
    void aListIsNamedThatAnswersClearlyMoreRowsThanItIsAskedForAndMoreThanAPageHas(
            double rows, double asked, boolean named) {
        answers(LIST, 10, rows, 400 * rows);
        asks(LIST, asked);
        assertThat(titles(false, LIST)).isEqualTo(named ? List.of("unpaged list (GET /contexts/search)") : List.of());
    }

    @Test
    void itsEvidenceAreItsRowsAndItsBytes() {
        answers(LIST, 10, 2_000, 812_000);
        asks(LIST, 5);
        assertThat(Suspects.of(List.of(input(false, LIST))))
                .extracting(Suspect::reason)
                .containsExactly(
                        "Rows of each response: 2,000 rows; asked for: 5 rows; bytes of each response, unzipped: 812,000"
                                + " bytes.");
    }

    @Test
    void aListThatIsAskedForAllItsRowsMayAnswerThem() {
        answers("GET /contexts", 10, 500, 200_000);
        assertThat(titles(false, "GET /contexts")).isEmpty();
    }

    @Test
    void fourListsAreTooFewToSay() {
        answers(LIST, 4.0 / SECONDS, 2_000, 812_000);
        asks(LIST, 5);
        assertThat(titles(false, LIST)).isEmpty();
    }

    /** Rows differ in size: bytes alone would take a full page of long ones for a whole list. */
    @Test
    void countedRowsCountForMoreThanThePlatformsBytes() {
        answers("GET /projects", 10, 20, 26_000);
        asks("GET /projects", 20);
        platformSends("/projects", 26_000);
        platformSends("/projects/{id}", 1_000);
        assertThat(titles(false, "GET /projects")).isEmpty();
    }

    @Test
    void serialisationIsNamedByTheBytesThatTheInjectorUnzipped() {
        serve(0.002, 0.0000004);
        assertThat(causes(input(false))).containsExactly(Cause.SERIALISATION, Cause.CPU);
    }

    @Test
    void cpuTimeThatDoesNotGrowWithTheBytesIsNoSerialisation() {
        serve(0.014, 0.00000002);
        assertThat(causes(input(false))).containsExactly(Cause.CPU);
    }

    private List<String> titles(boolean broke, String... requests) {
        return Suspects.of(List.of(input(broke, requests))).stream()
                .map(Suspect::title)
                .toList();
    }

    private static List<Cause> causes(DiagnosticInput input) {
        return Suspects.of(List.of(input)).stream().map(Suspect::cause).toList();
    }

    private DiagnosticInput input(boolean broke, String... requests) {
        TimeSlice telemetry = new TimeSlice(Telemetry.of(samples).series(), 0, SECONDS * 1_000L);
        return new DiagnosticInput(
                telemetry,
                List.of(requests).stream().map(InjectorCountsTest::health).toList(),
                health("all requests"),
                List.of(),
                ExampleBudgets.PLATFORM,
                broke ? DiagnosticInput.Trouble.of(DiagnosticInput.Broken.SPEED) : DiagnosticInput.Trouble.NONE,
                false);
    }

    private static RequestHealth health(String name) {
        return new RequestHealth(name, "", OptionalDouble.empty(), Responses.NONE);
    }

    private void answers(String request, double perSecond, double rows, double bytes) {
        for (int second = 0; second < SECONDS; second++) {
            double count = perSecond * second;
            injector(second, TrafficMetrics.REQUEST_RESPONSES, request, count);
            injector(second, TrafficMetrics.REQUEST_BYTES, request, count * bytes);
            injector(second, TrafficMetrics.REQUEST_LISTS, request, count);
            injector(second, TrafficMetrics.REQUEST_ROWS, request, count * rows);
        }
    }

    private void asks(String request, double rows) {
        for (int second = 0; second < SECONDS; second++) {
            injector(second, TrafficMetrics.REQUEST_ROWS_ASKED, request, rows);
        }
    }

    private void platformSends(String path, double bytes) {
        for (int second = 0; second < SECONDS; second++) {
            String handler = "handler=\"" + path + "\"";
            platform(second, "http_response_size_bytes_sum", handler, 10 * bytes * second);
            platform(second, "http_response_size_bytes_count", handler, 10.0 * second);
            platform(second, "http_request_duration_seconds_count", handler + ",method=\"GET\"", 10.0 * second);
        }
    }

    /** 100 requests a second of 30 to 50 kB each, on one core and a half; the injector reads half a second after the scrape. */
    private void serve(double fixedSeconds, double secondsEachByte) {
        Random random = new Random(3);
        double bytes = 0;
        double cpu = 0;
        for (int second = 0; second < SECONDS; second++) {
            double sent = 100 * (30_000 + 20_000 * random.nextDouble());
            injector(second, TrafficMetrics.RESPONSE_BYTES, "", bytes + sent / 2);
            injector(second, TrafficMetrics.RESPONSES, "", 100.0 * second + 50);
            bytes += sent;
            cpu += (100 * fixedSeconds + sent * secondsEachByte) * (0.98 + 0.04 * random.nextDouble());
            platform(second, "process_cpu_seconds_total", "", cpu);
            platform(second, "process_cpu_cores", "", 2);
            platform(second, "http_request_duration_seconds_count", "", 100.0 * (second + 1));
            platform(second, "http_response_size_bytes_sum", "", 0);
        }
    }

    private void injector(int second, String metric, String request, double value) {
        String labels = request.isEmpty() ? "" : "request=\"" + request + "\"";
        samples.add(new Sample(
                second * 1_000L - (request.isEmpty() ? 500 : 0), InjectorMetrics.SOURCE, metric, labels, value));
    }

    private void platform(int second, String metric, String labels, double value) {
        samples.add(new Sample(second * 1_000L, "platform", metric, labels, value));
    }
}
