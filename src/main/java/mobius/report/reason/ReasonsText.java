package mobius.report.reason;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mobius.report.text.Abbreviated;
import mobius.report.text.PlainText;
import mobius.report.text.Reasons;
import mobius.report.text.RunReport;
import mobius.report.text.Wrapped;
import mobius.verdict.finding.Finding;

/** The reasons of a verdict in a terminal: a table of what differs, with the notes on each kind of finding below its rows. */
public final class ReasonsText {

    private static final String ROW = "%-12s %-40s %13s %13s %9s %8s";
    private static final List<Integer> WIDTHS = List.of(12, 40, 13, 13, 9, 8);
    private static final String INDENT = "  ";

    /** A blank line and the heads of the columns. */
    private static final int LINES_OF_HEAD = 2;

    private ReasonsText() {}

    /**
     * Lines with a blank one before each kind of finding.
     *
     * @param room how many lines there may be
     */
    public static Stream<String> of(Reasons reasons, RunReport run, int room, int width) {
        int heads = LINES_OF_HEAD * (reasons.others().isEmpty() ? 1 : 2);
        ReasonsExcerpt brief = ReasonsExcerpt.of(reasons, new ScreenSpace(room - heads, width - INDENT.length(), 1));
        Stream<String> rest = brief.leftOut() == 0
                ? Stream.of()
                : Stream.of("", "And " + brief.leftOut() + " more, in the table above.");
        return Stream.of(
                        parts("Because:", brief.deciding(), run, width),
                        parts("Also found:", brief.others(), run, width),
                        rest)
                .flatMap(lines -> lines);
    }

    private static Stream<String> parts(String title, List<ReasonsExcerpt.Part> parts, RunReport run, int width) {
        return IntStream.range(0, parts.size())
                .boxed()
                .flatMap(number -> Stream.concat(
                        number == 0 ? Stream.of("", head(title)) : Stream.of(""), part(parts.get(number), run, width)));
    }

    private static String head(String title) {
        List<String> heads = ReasonRow.HEADS.stream()
                .map(head -> head.toLowerCase(Locale.ROOT))
                .toList();
        return row(Stream.concat(Stream.of(title), heads.stream().skip(1)).toList());
    }

    private static Stream<String> part(ReasonsExcerpt.Part part, RunReport run, int width) {
        String more = part.more() == 0 ? "" : INDENT + "and " + part.more() + " more, in the table above";
        return Stream.of(
                        part.rows().stream().map(finding -> row(finding, run)),
                        Stream.of(more).filter(line -> !line.isEmpty()),
                        part.notes().stream().flatMap(note -> note(note, width)))
                .flatMap(lines -> lines);
    }

    private static String row(Finding finding, RunReport run) {
        return row(ReasonRow.of(finding, run));
    }

    private static String row(List<String> cells) {
        return ROW.formatted(IntStream.range(0, cells.size())
                .mapToObj(column -> Abbreviated.to(WIDTHS.get(column), PlainText.of(cells.get(column))))
                .toArray());
    }

    private static Stream<String> note(String note, int width) {
        return Wrapped.to(width, INDENT, INDENT, PlainText.of(note));
    }
}
