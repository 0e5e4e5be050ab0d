package mobius.report.capacity;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mobius.capacity.SearchResult;
import mobius.capacity.StepResult;
import mobius.report.text.Figures;
import mobius.report.text.Markdown;
import org.jspecify.annotations.Nullable;

/** {@code capacity.md}: what a search has found, for a chat or a pull request; also what the terminal shows. */
public final class CapacitySummary {

    /** In a cell for which there is no figure. */
    private static final String NONE = "-";

    private CapacitySummary() {}

    /** The text of the file, to be stored as UTF-8. */
    public static String of(CapacityReport report) {
        CapacityWords words = new CapacityWords(report);
        Stream<String> top = Stream.of(
                "## Capacity: " + report.outcome() + "\n",
                Markdown.escaped(words.headline()) + "\n",
                Markdown.escaped(words.explanation()) + "\n",
                "| Figure | Value |",
                "| --- | --- |");
        Stream<String> figures =
                CapacityFigures.of(report).rows(report).stream().map(row -> Markdown.row(row.name(), row.value()));
        Stream<String> head = Stream.of(
                "",
                "| Offered/s | Budgets | Utilisation | Answered/s | p50 ms | p95 ms | p99 ms | |",
                "| ---: | --- | ---: | ---: | ---: | ---: | ---: | --- |");
        Stream<String> steps = report.result().steps().stream().map(step -> Markdown.row(cells(report.result(), step)));
        return Stream.of(top, figures, head, steps, Stream.of(""))
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\n"));
    }

    /** The step as the tables show it. */
    static String[] cells(SearchResult result, StepResult step) {
        StepResult.Figures figures = step.figures();
        return new String[] {
            Figures.of(rounded(result.offeredPerSecond(step))),
            step.outcome().name().toLowerCase(Locale.ROOT),
            step.strain() == null ? NONE : Figures.of(rounded(step.strain())),
            figures == null ? NONE : Figures.of(rounded(figures.answeredPerSecond())),
            figures == null ? NONE : millis(figures.p50Millis()),
            figures == null ? NONE : millis(figures.p95Millis()),
            figures == null ? NONE : millis(figures.p99Millis()),
            step.why()
        };
    }

    private static String millis(@Nullable Long figure) {
        return figure == null ? NONE : Figures.of(figure);
    }

    private static double rounded(double value) {
        return Double.parseDouble(String.format(Locale.ROOT, "%.3g", value));
    }
}
