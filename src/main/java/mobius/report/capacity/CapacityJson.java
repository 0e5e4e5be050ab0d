package mobius.report.capacity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Optional;
import mobius.capacity.Bracket;
import mobius.capacity.Prices;
import mobius.capacity.SearchResult.Ending;
import mobius.capacity.StepResult;
import mobius.capacity.Usl;
import org.jspecify.annotations.Nullable;

/** {@code capacity.json}, described by {@code docs/schemas/capacity.schema.json}. What is not known is null. */
final class CapacityJson {

    private static final int SCHEMA = 1;
    private static final double MILLIS = 1000.0;

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private CapacityJson() {}

    /** The names of these records are those of the file. */
    private record Document(
            int schema,
            String verdict,
            String environment,
            String profile,
            String started,
            double seconds,
            Capacity capacity,
            double expectedRequestsPerSecond,
            @Nullable Long users,
            @Nullable Integer instances,
            @Nullable Cost cost,
            @Nullable Law usl,
            List<Row> steps,
            String explanation) {}

    private record Capacity(
            @Nullable Double low,
            @Nullable Double high,
            @Nullable Double width,
            boolean confirmed,
            String ending,
            @Nullable String brokeFirst) {}

    private record Cost(
            String currency,
            @Nullable Double perMillionAtCapacity,
            @Nullable Double perMillionAtExpected,
            @Nullable Double ofSearch) {}

    private record Law(
            double lambda,
            double sigma,
            double kappa,
            @Nullable Double peakPerSecond,
            @Nullable Double peakInFlight,
            String explanation) {}

    private record Row(
            double planned,
            double offeredPerSecond,
            double requestsPerSecond,
            double seconds,
            String outcome,
            @Nullable Double strain,
            @Nullable Double answeredPerSecond,
            @Nullable Double inFlight,
            @Nullable Long p50,
            @Nullable Long p95,
            @Nullable Long p99,
            @Nullable Double failed,
            String why,
            @Nullable String folder) {}

    /** The text of the file, to be stored as UTF-8. */
    static String of(CapacityReport report) {
        try {
            return JSON.writeValueAsString(document(report)) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("plain records always become JSON", impossible);
        }
    }

    private static Document document(CapacityReport report) {
        CapacityFigures figures = CapacityFigures.of(report);
        CapacityWords words = new CapacityWords(report);
        return new Document(
                SCHEMA,
                report.outcome().name(),
                report.environment(),
                report.profile(),
                report.started().toString(),
                report.took().toMillis() / MILLIS,
                capacity(report),
                report.expected(),
                figures.users(),
                figures.instances(),
                report.economy().prices().map(prices -> cost(prices, figures)).orElse(null),
                report.usl().map(CapacityJson::law).orElse(null),
                report.result().steps().stream()
                        .map(step -> row(report.result().offeredPerSecond(step), step))
                        .toList(),
                words.headline() + " " + words.explanation());
    }

    private static Capacity capacity(CapacityReport report) {
        Bracket bracket = report.result().bracket();
        Ending ending = report.result().ending();
        return new Capacity(
                bracket.low(),
                bracket.high(),
                bracket.width(),
                ending == Ending.CONFIRMED,
                ending.name(),
                report.result().brokeFirst().map(StepResult::why).orElse(null));
    }

    private static Cost cost(Prices prices, CapacityFigures figures) {
        return new Cost(
                prices.currency(), figures.perMillionAtCapacity(), figures.perMillionAtExpected(), figures.ofSearch());
    }

    private static Law law(Usl usl) {
        Optional<Usl.Peak> peak = Optional.ofNullable(usl.peak());
        return new Law(
                usl.lambda(),
                usl.sigma(),
                usl.kappa(),
                peak.map(Usl.Peak::perSecond).orElse(null),
                peak.map(Usl.Peak::inFlight).orElse(null),
                usl.words());
    }

    private static Row row(double offered, StepResult step) {
        Optional<StepResult.Figures> figures = Optional.ofNullable(step.figures());
        return new Row(
                step.planned(),
                offered,
                step.requestsPerSecond(),
                step.hold().toMillis() / MILLIS,
                step.outcome().name(),
                step.strain(),
                figures.map(StepResult.Figures::answeredPerSecond).orElse(null),
                figures.map(StepResult.Figures::inFlight).orElse(null),
                figures.map(StepResult.Figures::p50Millis).orElse(null),
                figures.map(StepResult.Figures::p95Millis).orElse(null),
                figures.map(StepResult.Figures::p99Millis).orElse(null),
                figures.map(StepResult.Figures::failed).orElse(null),
                step.why(),
                step.folder());
    }
}
