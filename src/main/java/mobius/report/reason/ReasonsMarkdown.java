package mobius.report.reason;

import java.util.List;
import java.util.stream.Stream;
import mobius.report.text.Markdown;
import mobius.report.text.Reasons;
import mobius.report.text.RunReport;
import mobius.report.text.Sentences;
import mobius.verdict.finding.Finding;

/** The reasons of a verdict in Markdown: a single finding as a sentence, several of one kind as a table of what differs. */
public final class ReasonsMarkdown {

    /** A table needs a head, a line below it and blank lines around it. */
    private static final int LINES_OF_TABLE = 4;

    /** What separates the reasons that decided from the others. */
    private static final int LINES_OF_HEAD = 2;

    private ReasonsMarkdown() {}

    public static Stream<String> of(Reasons reasons, RunReport run, int room, int width) {
        ReasonsExcerpt brief = ReasonsExcerpt.of(reasons, new ScreenSpace(room - LINES_OF_HEAD, width, LINES_OF_TABLE));
        return Stream.of(
                        parts(brief.deciding(), run),
                        brief.others().isEmpty() ? Stream.<String>of() : Stream.of("Also found:\n"),
                        parts(brief.others(), run),
                        brief.leftOut() == 0
                                ? Stream.<String>of()
                                : Stream.of("And " + brief.leftOut() + " more, in verdict.json.\n"))
                .flatMap(lines -> lines);
    }

    private static Stream<String> parts(List<ReasonsExcerpt.Part> parts, RunReport run) {
        return parts.stream()
                .flatMap(part -> part.rows().size() == 1 && part.more() == 0 ? one(part) : several(part, run));
    }

    private static Stream<String> one(ReasonsExcerpt.Part part) {
        Stream<String> words =
                Stream.concat(Stream.of(Sentences.fact(part.rows().get(0))), part.notes().stream());
        return Stream.of("- " + String.join(" ", words.map(Markdown::escaped).toList()) + "\n");
    }

    private static Stream<String> several(ReasonsExcerpt.Part part, RunReport run) {
        Stream<String> table = Stream.of(
                Markdown.row(ReasonRow.HEADS.toArray(String[]::new)), "| --- | --- | ---: | ---: | ---: | ---: |");
        String more = part.more() == 0 ? "" : "And " + part.more() + " more, in verdict.json. ";
        String notes = Markdown.escaped(more)
                + String.join(" ", part.notes().stream().map(Markdown::escaped).toList());
        return Stream.of(table, part.rows().stream().map(finding -> row(finding, run)), Stream.of("", notes + "\n"))
                .flatMap(lines -> lines);
    }

    private static String row(Finding finding, RunReport run) {
        return Markdown.row(ReasonRow.of(finding, run).toArray(String[]::new));
    }
}
