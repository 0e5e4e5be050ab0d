package mobius.report.trend;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import mobius.report.VerdictSection;
import mobius.report.text.Figures;
import mobius.verdict.past.NoiseBand;
import mobius.verdict.past.RunMetric;

/** What a trend says in sentences. */
final class TrendWords {

    private TrendWords() {}

    /** The figures of the latest run that lie outside their bands. */
    static List<String> outside(TrendLine line) {
        return TrendFigure.of(line.runs()).stream()
                .flatMap(figure -> outside(figure, line.latest()).stream())
                .toList();
    }

    private static Optional<String> outside(TrendFigure figure, TrendRun latest) {
        Optional<RunMetric> value = figure.of(latest);
        return figure.band(latest)
                .filter(band ->
                        value.isPresent() && !band.holds(value.orElseThrow().value()))
                .map(band -> outside(figure, value.orElseThrow().value(), band));
    }

    private static String outside(TrendFigure figure, double value, NoiseBand band) {
        return "%s: %s, %s the band of %s to %s"
                .formatted(
                        figure.name(),
                        figure.shown(value),
                        value > band.high() ? "above" : "below",
                        figure.shown(band.low()),
                        figure.shown(band.high()));
    }

    /** What was accepted, by which run it came, and why. */
    static String of(AcceptedChange change, boolean shown) {
        return "Accepted from the run of %s on, build %s: %s (recorded on %s%s)"
                .formatted(
                        day(change.started()),
                        Objects.requireNonNullElse(change.build(), Figures.NOT_KNOWN),
                        change.reason(),
                        day(change.time()),
                        shown ? "" : "; that run is not among those shown");
    }

    private static String day(String time) {
        return String.valueOf(VerdictSection.started(Instant.parse(time)));
    }
}
