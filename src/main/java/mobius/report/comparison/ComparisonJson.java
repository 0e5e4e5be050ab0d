package mobius.report.comparison;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mobius.comparison.ComparisonResult;
import mobius.comparison.LegResult;
import mobius.comparison.Pair;
import mobius.comparison.Side;
import mobius.verdict.regression.PairedComparison.Answer;
import org.jspecify.annotations.Nullable;

/** {@code comparison.json}, described by {@code docs/schemas/comparison.schema.json}. What is not known is null. */
final class ComparisonJson {

    private static final int SCHEMA = 1;
    private static final double MILLIS = 1000.0;

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private ComparisonJson() {}

    /** The names of these records are those of the file. */
    private record Document(
            int schema,
            String verdict,
            String ending,
            String environment,
            String profile,
            String started,
            double seconds,
            double settleSeconds,
            double legSeconds,
            @Nullable Long neededLegSeconds,
            Build before,
            Build after,
            int pairs,
            List<Figure> figures,
            List<Row> legs,
            @Nullable String deployed,
            @Nullable String trouble,
            String explanation) {}

    private record Build(
            String name, @Nullable String told, @Nullable Double failed) {}

    private record Figure(
            String subject,
            @Nullable Double before,
            @Nullable Double after,
            @Nullable String status,
            @Nullable Double change,
            @Nullable Double low,
            @Nullable Double high,
            @Nullable Double smallest,
            @Nullable Double spread,
            List<Double> changes) {}

    private record Row(
            int number,
            String side,
            @Nullable Integer pair,
            Map<String, Double> p95,
            long responses,
            long failed,
            @Nullable Double carried,
            @Nullable String doubt,
            @Nullable String folder) {}

    /** The text of the file, to be stored as UTF-8. */
    static String of(ComparisonReport report) {
        try {
            return JSON.writeValueAsString(document(report)) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("plain records always become JSON", impossible);
        }
    }

    private static Document document(ComparisonReport report) {
        ComparisonResult result = report.result();
        ComparisonWords words = new ComparisonWords(report);
        return new Document(
                SCHEMA,
                report.outcome().name(),
                result.ending().name(),
                report.environment(),
                report.profile(),
                report.started().toString(),
                report.took().toMillis() / MILLIS,
                report.settle().toMillis() / MILLIS,
                report.leg().toMillis() / MILLIS,
                new ComparisonNoise(report).neededLeg().map(Duration::toSeconds).orElse(null),
                build(report, Side.BEFORE, Pair::before),
                build(report, Side.AFTER, Pair::after),
                result.pairs().size(),
                ComparisonFigures.of(result).stream()
                        .map(ComparisonJson::figure)
                        .toList(),
                rows(result),
                words.deployed().isEmpty() ? null : words.deployed(),
                result.trouble(),
                Stream.of(words.headline(), words.explanation())
                        .reduce("", (one, other) -> (one + " " + other).strip()));
    }

    private static Build build(ComparisonReport report, Side side, Function<Pair, LegResult> legs) {
        OptionalDouble failed = ComparisonFigures.failed(report.result(), legs);
        String told = report.result().told(side).orElse(null);
        return new Build(report.names().of(side), told, failed.isPresent() ? (Double) failed.getAsDouble() : null);
    }

    private static Figure figure(ComparisonFigures figures) {
        Answer answer = figures.answer();
        return new Figure(
                figures.subject(),
                figures.beforeMillis(),
                figures.afterMillis(),
                answer == null ? null : answer.status().name(),
                answer == null ? null : (Double) answer.change(),
                answer == null ? null : (Double) answer.low(),
                answer == null ? null : (Double) answer.high(),
                answer == null ? null : (Double) answer.smallest(),
                figures.spread() == null ? null : (Double) figures.spread().value(),
                figures.logRatios().stream().map(Math::expm1).toList());
    }

    private static List<Row> rows(ComparisonResult result) {
        return IntStream.range(0, result.legs().size())
                .mapToObj(index -> row(result, index, result.legs().get(index)))
                .toList();
    }

    private static Row row(ComparisonResult result, int index, LegResult leg) {
        return new Row(
                index + 1,
                leg.side().name(),
                result.pairOf(leg).orElse(null),
                leg.p95Millis(),
                leg.responses(),
                leg.failed(),
                leg.carried(),
                leg.doubt(),
                leg.folder());
    }
}
