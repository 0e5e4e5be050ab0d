package mobius.report.comparison;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mobius.comparison.ComparisonResult;
import mobius.comparison.LegResult;
import mobius.report.text.Figures;
import mobius.report.text.Markdown;
import mobius.verdict.regression.PairedComparison.Answer;
import org.jspecify.annotations.Nullable;

/** {@code comparison.md}: what a live comparison has found, for a chat or a pull request; also what the terminal shows. */
public final class ComparisonSummary {

    private ComparisonSummary() {}

    /** The text of the file, to be stored as UTF-8. */
    public static String of(ComparisonReport report) {
        ComparisonWords words = new ComparisonWords(report);
        ComparisonResult result = report.result();
        Stream<String> top = Stream.of(
                "## Comparison: " + report.outcome() + "\n",
                Markdown.escaped(words.headline()) + "\n",
                Markdown.escaped("Before: %s; after: %s."
                                .formatted(
                                        report.names().before(), report.names().after()))
                        + "\n",
                Markdown.escaped(words.explanation()) + "\n",
                "| p95 of | Before, ms | After, ms | Change | |",
                "| --- | ---: | ---: | ---: | --- |");
        Stream<String> figures = ComparisonFigures.of(result).stream().map(ComparisonSummary::row);
        Stream<String> head = Stream.of(
                "",
                "| Leg | Pair | Build | p95, ms | Responses | Failed | |",
                "| ---: | ---: | --- | ---: | ---: | ---: | --- |");
        Stream<String> legs = IntStream.range(0, result.legs().size())
                .mapToObj(index -> row(result, index, result.legs().get(index)));
        return Stream.of(top, figures, head, legs, Stream.of(""))
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\n"));
    }

    private static String row(ComparisonFigures figures) {
        Answer answer = figures.answer();
        return Markdown.row(
                figures.subject(),
                millis(figures.beforeMillis()),
                millis(figures.afterMillis()),
                answer == null ? "-" : ComparisonWords.interval(answer),
                answer == null ? "-" : answer.status().name());
    }

    private static String row(ComparisonResult result, int index, LegResult leg) {
        return Markdown.row(
                String.valueOf(index + 1),
                result.pairOf(leg).map(String::valueOf).orElse("-"),
                leg.side().name().toLowerCase(Locale.ROOT),
                millis(leg.p95Millis().get(result.subjects().get(0))),
                Figures.of(leg.responses()),
                Figures.of(leg.failed()),
                Optional.ofNullable(leg.doubt()).orElse(""));
    }

    private static String millis(@Nullable Double millis) {
        return millis == null ? "-" : String.format(Locale.ROOT, "%.1f", millis);
    }
}
