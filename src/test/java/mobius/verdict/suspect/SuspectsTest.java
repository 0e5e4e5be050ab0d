package mobius.verdict.suspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import mobius.budget.ExampleBudgets;
import mobius.measure.Responses;
import mobius.telemetry.Sample;
import mobius.telemetry.Telemetry;
import mobius.telemetry.TimeSlice;
import mobius.verdict.finding.Cause;
import mobius.verdict.finding.Figure;
import mobius.verdict.finding.Finding;
import mobius.verdict.finding.Observation;
import mobius.verdict.finding.Status;
import mobius.verdict.finding.Suspect;
import mobius.verdict.finding.Threshold;
import mobius.verdict.suspect.DiagnosticInput.Broken;
import mobius.verdict.suspect.DiagnosticInput.Trouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SuspectsTest {

    private static final int SECONDS = 60;

    private static final Observation GROWTH =
            Observation.of("growth", "MiB/h").actual(12.34).samples(100);

    @ParameterizedTest
    @CsvSource({
        "leak.memory, memory leak",
        "leak.descriptors, descriptor leak",
        "leak.threads, thread leak",
        "leak.connections, connection leak",
        "leak.pool, connection leak",
        "database.n-plus-one, n plus one",
        "scaling.page, unpaged list",
        "database.statement, slow statement",
        "resource.cpu, cpu"
    })
    void whatAQuestionFoundWrongIsNamedWithItsFigure(String id, String cause) {
        assertThat(Suspects.of(List.of(silent(false, wrong(id)))))
                .extracting(Suspect::title, Suspect::reason)
                .containsExactly(tuple(cause + " (platform)", "Growth: 12.3 MiB/h."));
    }

    @ParameterizedTest
    @EnumSource(
            value = Status.class,
            names = {"PASS", "INFO", "INCONCLUSIVE"})
    void whatIsFineOrOpenAccusesNobody(Status status) {
        assertThat(Suspects.of(List.of(silent(false, Finding.of("leak.memory", "platform", status, GROWTH, "")))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"19, false", "20, true"})
    void aStatementIsNamedThoughItIsShownOnlyOnceItRanOftenEnough(long calls, boolean named) {
        Observation facts = Observation.of("mean time", "ms")
                .expected(Threshold.below(50))
                .actual(80.0)
                .samples(calls);
        Finding slow = Finding.of("database.statement", "SELECT 1", Status.INFO, facts, "");
        assertThat(Suspects.of(List.of(silent(false, slow))))
                .extracting(Suspect::title)
                .isEqualTo(named ? List.of("slow statement (SELECT 1)") : List.of());
    }

    @Test
    void severalCausesAreRankedWithWhatBringsAboutOthersFirst() {
        List<Suspect> suspects = Suspects.of(List.of(silent(
                true,
                wrong("database.statement"),
                wrong("scaling.page"),
                wrong("leak.memory"),
                wrong("leak.connections"),
                wrong("gate.lag", "injector"))));
        assertThat(suspects)
                .extracting(Suspect::cause)
                .containsExactly(
                        Cause.INJECTOR,
                        Cause.CONNECTION_LEAK,
                        Cause.MEMORY_LEAK,
                        Cause.UNPAGED_LIST,
                        Cause.SLOW_STATEMENT);
    }

    @Test
    void theSameSuspectOfTwoWindowsIsNamedOnce() {
        DiagnosticInput window = silent(true, wrong("leak.memory"));
        assertThat(Suspects.of(List.of(window, window))).hasSize(1);
    }

    @Test
    void aTrustGateAboutThePlatformIsNotTheInjector() {
        assertThat(Suspects.of(List.of(silent(false, wrong("gate.throttling")))))
                .isEmpty();
    }

    @Test
    void onlyWhatBrokeIsUnknown() {
        assertThat(Suspects.of(List.of(silent(false)))).isEmpty();
        assertThat(Suspects.of(List.of(silent(true))))
                .extracting(Suspect::cause)
                .containsExactly(Cause.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({"0.002, 0.0000004, true", "0.014, 0.00000002, false"})
    void serialisationIsNamedWhereCpuTimeGoesWithTheBytes(double fixed, double eachByte, boolean named) {
        List<Suspect> suspects = Suspects.of(List.of(serving(fixed, eachByte)));
        assertThat(suspects)
                .extracting(Suspect::cause)
                .isEqualTo(named ? List.of(Cause.SERIALISATION, Cause.CPU) : List.of(Cause.CPU));
    }

    @ParameterizedTest
    @CsvSource({"0.07104, 0.071 ms", "99.96, 100 ms", "1234.5, '1,234 ms'", "12, 12 ms", "0, 0 ms"})
    void figuresHaveThreeDigits(double value, String text) {
        assertThat(new Figure("time", value, "ms").amount()).isEqualTo(text);
    }

    /** 100 requests a second of 30 to 50 kB each, on one core and a half. */
    private static DiagnosticInput serving(double fixedSeconds, double secondsEachByte) {
        Random random = new Random(3);
        List<Sample> samples = new ArrayList<>();
        double bytes = 0;
        double cpu = 0;
        for (int second = 0; second < SECONDS; second++) {
            double sent = 100 * (30_000 + 20_000 * random.nextDouble());
            bytes += sent;
            cpu += (100 * fixedSeconds + sent * secondsEachByte) * (0.98 + 0.04 * random.nextDouble());
            samples.add(sample(second, "http_response_size_bytes_sum", bytes));
            samples.add(sample(second, "process_cpu_seconds_total", cpu));
            samples.add(sample(second, "http_request_duration_seconds_count", 100.0 * second));
            samples.add(sample(second, "process_cpu_cores", 2));
        }
        return new DiagnosticInput(
                stretch(samples), List.of(), total(), List.of(), ExampleBudgets.PLATFORM, Trouble.NONE, false);
    }

    private static Sample sample(int second, String metric, double value) {
        return new Sample(second * 1_000L, "platform", metric, "", value);
    }

    private static DiagnosticInput silent(boolean broke, Finding... findings) {
        return new DiagnosticInput(
                stretch(List.of()),
                List.of(),
                total(),
                Arrays.asList(findings),
                ExampleBudgets.PLATFORM,
                broke ? Trouble.of(Broken.SPEED) : Trouble.NONE,
                false);
    }

    private static TimeSlice stretch(List<Sample> samples) {
        return new TimeSlice(Telemetry.of(samples).series(), 0, SECONDS * 1_000L);
    }

    private static RequestHealth total() {
        return new RequestHealth("all requests", "", OptionalDouble.empty(), Responses.NONE);
    }

    private static Finding wrong(String id) {
        return wrong(id, "platform");
    }

    private static Finding wrong(String id, String subject) {
        return Finding.of(id, subject, Status.FAIL, GROWTH, "");
    }
}
