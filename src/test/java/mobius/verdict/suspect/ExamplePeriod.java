package mobius.verdict.suspect;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.OptionalDouble;
import java.util.function.IntToDoubleFunction;
import java.util.stream.LongStream;
import mobius.budget.ExampleBudgets;
import mobius.measure.Failures;
import mobius.measure.LatencyHistogram;
import mobius.measure.Responses;
import mobius.telemetry.Sample;
import mobius.telemetry.Telemetry;
import mobius.telemetry.TimeSlice;
import mobius.verdict.finding.Cause;
import mobius.verdict.finding.Finding;
import mobius.verdict.finding.Observation;
import mobius.verdict.finding.Status;
import mobius.verdict.finding.Suspect;
import mobius.verdict.finding.Threshold;
import mobius.verdict.suspect.DiagnosticInput.Broken;
import mobius.verdict.suspect.DiagnosticInput.Trouble;
import org.HdrHistogram.Histogram;

/** One minute of a run, in which a test says what users and servers saw. */
final class ExamplePeriod {

    private static final int SECONDS = 60;

    private final List<Sample> samples = new ArrayList<>();
    private final List<RequestHealth> requests = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private Trouble trouble = Trouble.NONE;
    private boolean sharedMachine;

    ExamplePeriod broken(Broken... about) {
        trouble = Trouble.of(about);
        return this;
    }

    ExamplePeriod onTheInjectorsMachine() {
        sharedMachine = true;
        return this;
    }

    ExamplePeriod wrong(String id, String subject) {
        Observation facts =
                Observation.of("growth with its page", "as exponent").actual(0.9);
        findings.add(Finding.of(id, subject, Status.FAIL, facts, ""));
        return this;
    }

    ExamplePeriod missed(String id, String subject) {
        Observation facts = Observation.of("calls of a statement", "calls")
                .expected(Threshold.below(3))
                .actual(20.0)
                .samples(100);
        findings.add(Finding.of(id, subject, Status.INFO, facts, ""));
        return this;
    }

    /** A statement of this mean time lacks an index. */
    ExamplePeriod lacksIndex(String index, double meanMillis) {
        Observation facts = Observation.of("mean time of a statement", "ms").actual(meanMillis);
        findings.add(Finding.of("database.index", index, Status.INFO, facts, "Create it."));
        return this;
    }

    /** A statement over its budget lacks an index. */
    ExamplePeriod missesIndex(String index, double meanMillis) {
        Observation facts = Observation.of("mean time of a statement", "ms")
                .expected(Threshold.below(ExampleBudgets.PLATFORM.statementTime()))
                .actual(meanMillis);
        findings.add(Finding.of("database.index", index, Status.INFO, facts, "Create it."));
        return this;
    }

    /** So many responses, evenly spread between two times. */
    ExamplePeriod request(String name, double target, int count, long least, long most) {
        long[] times = LongStream.range(0, count)
                .map(i -> least + i * (most - least) / count)
                .toArray();
        return request(name, target, new Responses(latencies(times), LatencyHistogram.NONE, Failures.NONE, 0));
    }

    /** So many responses of 5 to 20 ms, and others of 130 to 300 ms. */
    ExamplePeriod mixed(String name, double target, int fast, int late) {
        long[] times = LongStream.concat(
                        LongStream.range(0, fast).map(i -> 5 + i * 15 / fast),
                        LongStream.range(0, late).map(i -> 130 + i * 170 / late))
                .toArray();
        return request(name, target, new Responses(latencies(times), LatencyHistogram.NONE, Failures.NONE, 0));
    }

    /** So many responses of 10 ms, and as many failures after so long. */
    ExamplePeriod failing(String name, int count, long afterMillis) {
        long[] fast = new long[count];
        Arrays.fill(fast, 10);
        long[] late = new long[count];
        Arrays.fill(late, afterMillis);
        return request(name, 100, new Responses(latencies(fast), latencies(late), new Failures(0, 0, 0, count), 0));
    }

    private ExamplePeriod request(String name, double target, Responses responses) {
        requests.add(new RequestHealth(name, "", OptionalDouble.of(target), responses));
        return this;
    }

    ExamplePeriod counter(String source, String metric, String labels, double perSecond) {
        return told(source, metric, labels, second -> perSecond * second);
    }

    ExamplePeriod level(String source, String metric, String labels, double value) {
        return told(source, metric, labels, second -> value);
    }

    ExamplePeriod told(String source, String metric, String labels, IntToDoubleFunction at) {
        for (int second = 0; second < SECONDS; second++) {
            samples.add(new Sample(second * 1_000L, source, metric, labels, at.applyAsDouble(second)));
        }
        return this;
    }

    /** CPU time of the platform's only process, in cores. */
    ExamplePeriod cores(double busy) {
        return counter("platform", "process_cpu_seconds_total", "", busy);
    }

    DiagnosticInput input() {
        RequestHealth total = new RequestHealth(
                "all requests",
                "",
                OptionalDouble.empty(),
                Responses.merged(requests.stream().map(RequestHealth::responses).toList()));
        return new DiagnosticInput(
                new TimeSlice(Telemetry.of(samples).series(), 0, SECONDS * 1_000L),
                requests,
                total,
                findings,
                ExampleBudgets.PLATFORM,
                trouble,
                sharedMachine);
    }

    List<Suspect> suspects() {
        return Suspects.of(List.of(input()));
    }

    List<Cause> causes() {
        return suspects().stream().map(Suspect::cause).toList();
    }

    private static LatencyHistogram latencies(long[] times) {
        Histogram histogram = new Histogram(3);
        Arrays.stream(times).forEach(histogram::recordValue);
        LongSummaryStatistics summary = Arrays.stream(times).summaryStatistics();
        ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        int length = histogram.encodeIntoCompressedByteBuffer(buffer);
        String text = Base64.getEncoder().encodeToString(Arrays.copyOf(buffer.array(), length));
        return LatencyHistogram.parse(summary.getCount(), summary.getMin(), summary.getMax(), summary.getSum(), text);
    }
}
