package mobius.report.reason;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import mobius.report.page.Markup;
import mobius.report.text.RunReport;
import mobius.verdict.finding.Finding;

/** The reasons of a verdict at the top of the page: what differs as a table, and below it what holds for all of its rows. */
public final class ReasonsSection {

    private static final String COLUMNS = Integer.toString(ReasonRow.HEADS.size());
    private static final int FIRST_NUMBER = 2;

    private ReasonsSection() {}

    public static void write(Markup html, ReasonsExcerpt brief, RunReport run) {
        table(html, brief.deciding(), run);
        if (!brief.others().isEmpty()) {
            html.element("p", "Also found:", "class", "opening");
        }
        table(html, brief.others(), run);
        if (brief.leftOut() > 0) {
            html.element("p", more(brief.leftOut()), "class", "opening");
        }
    }

    private static void table(Markup html, List<ReasonsExcerpt.Part> parts, RunReport run) {
        if (parts.isEmpty()) {
            return;
        }
        html.open("table", "class", "cards reasons").open("thead").open("tr");
        ReasonRow.HEADS.stream().limit(FIRST_NUMBER).forEach(head -> html.element("th", head, "scope", "col"));
        ReasonRow.HEADS.stream()
                .skip(FIRST_NUMBER)
                .forEach(head -> html.element("th", head, "scope", "col", "class", "number"));
        html.close().close();
        parts.forEach(part -> part(html, part, run));
        html.close();
    }

    private static void part(Markup html, ReasonsExcerpt.Part part, RunReport run) {
        html.open("tbody");
        part.rows().forEach(finding -> row(html, finding, run));
        List<String> notes = Stream.concat(
                        Stream.of(part.more()).filter(more -> more > 0).map(ReasonsSection::more),
                        part.notes().stream())
                .toList();
        if (!notes.isEmpty()) {
            html.open("tr", "class", "notes").open("td", "colspan", COLUMNS);
            notes.forEach(note -> html.element("div", note));
            html.close().close();
        }
        html.close();
    }

    private static String more(int count) {
        return "And " + count + " more, in the tables below.";
    }

    private static void row(Markup html, Finding finding, RunReport run) {
        List<String> cells = ReasonRow.of(finding, run);
        String status = finding.status().name().toLowerCase(Locale.ROOT);
        html.open("tr").open("td").element("span", cells.get(0), "class", "status " + status);
        html.close().element("th", cells.get(1), "scope", "row");
        for (int column = FIRST_NUMBER; column < cells.size(); column++) {
            String head = ReasonRow.HEADS.get(column);
            html.element("td", cells.get(column), "class", "number", "data-label", head);
        }
        html.close();
    }
}
