package mobius.report.comparison;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mobius.report.text.Wrapped;
import mobius.text.TextSanitizer;

/** A comparison as a terminal shows it. */
public final class TwoSidesText {

    private static final String ROW = "  %-44s %12s %12s  %-10s %13s %20s %12s";
    private static final int WIDTH = 130;

    private TwoSidesText() {}

    /** Which runs, a line for each figure, and what may be said; with a line break at its end. */
    public static String of(TwoSidesReport report) {
        return Stream.of(Stream.of(name(report.before()), name(report.after())), rows(report), conclusion(report))
                .flatMap(lines -> lines)
                .map(TextSanitizer::text)
                .map(String::stripTrailing)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String name(ComparedSide side) {
        return "%-8s%s".formatted(side.label() + ":", side.name());
    }

    private static Stream<String> rows(TwoSidesReport report) {
        if (report.rows().isEmpty()) {
            return Stream.of();
        }
        String head =
                ROW.formatted("", report.before().label(), report.after().label(), "", "change", "interval", "noise");
        return Stream.of(Stream.of(head), report.rows().stream().map(TwoSidesText::row), Stream.of(report.intervals()))
                .flatMap(lines -> lines);
    }

    private static Stream<String> conclusion(TwoSidesReport report) {
        List<String> sentences = report.conclusion();
        return IntStream.range(0, sentences.size())
                .mapToObj(i -> (i == 0 ? report.outcome() + ": " : "") + sentences.get(i))
                .flatMap(sentence -> Wrapped.to(WIDTH, "", "", sentence));
    }

    private static String row(TwoSidesRow row) {
        return ROW.formatted(
                row.name(), row.before(), row.after(), row.unit(), row.change(), row.interval(), row.noise());
    }
}
