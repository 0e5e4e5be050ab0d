package mobius.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Duration;
import java.util.List;
import mobius.measure.MeasuredWindow;
import mobius.measure.RunFacts;
import mobius.report.text.RunInfo;
import mobius.report.text.RunReport;
import mobius.verdict.finding.Figure;
import mobius.verdict.finding.Finding;
import mobius.verdict.finding.Gain;
import mobius.verdict.finding.Observation;
import mobius.verdict.finding.RequestSummary;
import mobius.verdict.finding.Suspect;
import org.jspecify.annotations.Nullable;

/** {@code verdict.json}, described by {@code docs/schemas/verdict.schema.json}. Unknown values are null. */
public final class VerdictJson {

    private static final int SCHEMA = 1;

    private static final double MILLIS_PER_SECOND = 1_000;

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private VerdictJson() {}

    /** The component names of these records are those of the file. */
    private record Document(
            int schema,
            String verdict,
            @Nullable String simulation,
            @Nullable String environment,
            @Nullable String profile,
            @Nullable String started,
            @Nullable Double durationSeconds,
            List<Row> findings,
            List<Request> requests,
            List<SuspectRow> suspects) {}

    private record Row(
            String id,
            String subject,
            String status,
            @Nullable String severity,
            @Nullable String level,
            @Nullable Double expected,
            @Nullable Double actual,
            String unit,
            @Nullable Double low,
            @Nullable Double high,
            @Nullable Long samples,
            @Nullable String windowStart,
            @Nullable String windowEnd,
            String explanation,
            @Nullable String advice) {}

    private record Request(
            String name,
            long count,
            long ok,
            long ko,
            long throttled,
            @Nullable Long p50,
            @Nullable Long p95,
            @Nullable Long p99,
            @Nullable Long max,
            @Nullable Double requestsPerSecond) {}

    /** Returns the text of the file, to be stored as UTF-8. */
    public static String of(RunReport run) {
        try {
            return JSON.writeValueAsString(document(run)) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("plain records always become JSON", impossible);
        }
    }

    private static Document document(RunReport run) {
        RunInfo tested = run.tested();
        return new Document(
                SCHEMA,
                run.verdict().outcome().name(),
                tested.simulation(),
                tested.environment(),
                tested.profile(),
                text(tested.started()),
                seconds(tested.duration()),
                run.verdict().findings().stream()
                        .map(finding -> row(finding, run.measurement().run()))
                        .toList(),
                run.verdict().requests().stream().map(VerdictJson::request).toList(),
                run.verdict().suspects().stream().map(SuspectRow::of).toList());
    }

    private static Row row(Finding finding, @Nullable RunFacts run) {
        Observation facts = finding.facts();
        MeasuredWindow window = facts.window();
        return new Row(
                finding.id(),
                finding.subject(),
                finding.status().name(),
                text(finding.severity()),
                text(finding.level()),
                facts.expected() == null ? null : (Double) facts.expected().value(),
                facts.actual(),
                facts.unit(),
                facts.low(),
                facts.high(),
                facts.samples(),
                window == null ? null : moment(run, window.startMillis()),
                window == null ? null : moment(run, window.endMillis()),
                finding.explanation(),
                finding.advice());
    }

    private static @Nullable String moment(@Nullable RunFacts run, long millis) {
        return run == null ? null : run.injectionStarted().plusMillis(millis).toString();
    }

    private static Request request(RequestSummary request) {
        return new Request(
                request.name(),
                request.count(),
                request.ok(),
                request.ko(),
                request.throttled(),
                request.p50Millis(),
                request.p95Millis(),
                request.p99Millis(),
                request.maxMillis(),
                request.requestsPerSecond());
    }

    private static @Nullable Double seconds(@Nullable Duration duration) {
        return duration == null ? null : (Double) (duration.toMillis() / MILLIS_PER_SECOND);
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    /** A suspect in {@code verdict.json}. The component names of these records are those of the file. */
    private record SuspectRow(
            String cause,
            String subject,
            List<Evidence> evidence,
            @Nullable String expectedGain,
            @Nullable Double savedMillis,
            String effort,
            String advice,
            String pattern) {

        /** A value that supports it. */
        record Evidence(String what, double actual, String unit) {

            static Evidence of(Figure figure) {
                return new Evidence(figure.what(), figure.value(), figure.unit());
            }
        }

        static SuspectRow of(Suspect suspect) {
            Gain gain = suspect.gain();
            return new SuspectRow(
                    suspect.cause().id(),
                    suspect.subject(),
                    suspect.evidence().stream().map(Evidence::of).toList(),
                    gain == null ? null : suspect.expectedGain(),
                    gain == null ? null : (Double) gain.savedMillis(),
                    suspect.effort().name(),
                    suspect.advice(),
                    suspect.cause().pattern());
        }
    }
}
