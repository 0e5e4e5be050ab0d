package mobius.report.reason;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mobius.report.text.Abbreviated;
import mobius.report.text.Reasons;
import mobius.report.text.Wrapped;
import mobius.verdict.finding.Finding;

/**
 * The reasons of a verdict as one screen shows them: findings of one kind together, the worst first, and each sentence once. If
 * there are too many, all kinds have fewer rows; then the last kinds are left out.
 *
 * @param deciding why the verdict is what it is
 * @param others what would have decided without them
 * @param leftOut the findings of kinds that are not shown
 */
public record ReasonsExcerpt(List<Part> deciding, List<Part> others, int leftOut) {

    private static final int MOST_ROWS = 10;
    private static final int MOST_LINES_OF_NOTE = 4;

    /** What says how many were left out, and a blank line before it. */
    private static final int LINES_OF_REST = 2;

    /**
     * Findings of one kind.
     *
     * @param rows the worst of them
     * @param more how many there are besides
     * @param notes what holds for all of them: how they were judged, and what to do next
     */
    record Part(List<Finding> rows, int more, List<String> notes) {

        private int lines(ScreenSpace screen) {
            long ofNotes = notes.stream()
                    .flatMap(note -> Wrapped.to(screen.width(), "", "", note))
                    .count();
            return rows.size() + (more > 0 ? 1 : 0) + (int) ofNotes + screen.linesOfGroup();
        }
    }

    /**
     * How much of the reasons is shown.
     *
     * @param rows of each group; one more does not take more room than its count
     */
    private record Cut(int groups, int rows) {}

    public static ReasonsExcerpt of(Reasons reasons, ScreenSpace screen) {
        List<FindingGroup> deciding = FindingGroup.of(reasons.deciding());
        List<FindingGroup> others = FindingGroup.of(reasons.others());
        return cuts(Math.min(deciding.size() + others.size(), screen.lines()))
                .map(cut -> of(deciding, others, cut, screen))
                .filter(brief -> brief.lines(screen) <= screen.lines())
                .findFirst()
                .orElseGet(() -> of(deciding, others, new Cut(1, 1), screen));
    }

    private static Stream<Cut> cuts(int groups) {
        return Stream.concat(
                IntStream.iterate(MOST_ROWS, rows -> rows > 0, rows -> rows - 1)
                        .mapToObj(rows -> new Cut(groups, rows)),
                IntStream.iterate(groups - 1, fewer -> fewer > 0, fewer -> fewer - 1)
                        .mapToObj(fewer -> new Cut(fewer, 1)));
    }

    private static ReasonsExcerpt of(
            List<FindingGroup> deciding, List<FindingGroup> others, Cut cut, ScreenSpace screen) {
        List<FindingGroup> all =
                Stream.concat(deciding.stream(), others.stream()).toList();
        int shown = Math.min(cut.groups(), all.size());
        int border = Math.min(deciding.size(), shown);
        List<Part> parts = parts(all.subList(0, shown), cut, screen);
        return new ReasonsExcerpt(
                parts.subList(0, border), parts.subList(border, shown), count(all.subList(shown, all.size())));
    }

    private static List<Part> parts(List<FindingGroup> groups, Cut cut, ScreenSpace screen) {
        ReportedSentences said = new ReportedSentences();
        return IntStream.range(0, groups.size())
                .mapToObj(number -> part(groups, number, cut, screen, said))
                .toList();
    }

    private static int count(List<FindingGroup> groups) {
        return groups.stream().mapToInt(group -> group.findings().size()).sum();
    }

    private static Part part(
            List<FindingGroup> groups, int number, Cut cut, ScreenSpace screen, ReportedSentences said) {
        FindingGroup group = groups.get(number);
        List<Finding> findings = group.findings();
        int rows = findings.size() <= cut.rows() + 1 ? findings.size() : cut.rows();
        List<String> notes = Stream.of(said.unsaid(group.explanation().text()), advice(groups, number, said))
                .filter(note -> !note.isEmpty())
                .map(note -> Abbreviated.to(MOST_LINES_OF_NOTE * screen.width(), note))
                .toList();
        return new Part(findings.subList(0, rows), findings.size() - rows, notes);
    }

    /** Kinds in a row with the same advice have it at their end. */
    private static String advice(List<FindingGroup> groups, int number, ReportedSentences said) {
        String advice = groups.get(number).advice();
        boolean comesLater = number + 1 < groups.size()
                && Objects.equals(advice, groups.get(number + 1).advice());
        return advice == null || comesLater ? "" : said.unsaid(advice);
    }

    private int lines(ScreenSpace screen) {
        int ofParts = parts().mapToInt(part -> part.lines(screen)).sum();
        return ofParts + (leftOut > 0 ? LINES_OF_REST : 0);
    }

    private Stream<Part> parts() {
        return Stream.concat(deciding.stream(), others.stream());
    }

    /** What the reasons have said, for the parts of a report that follow. */
    public ReportedSentences said() {
        ReportedSentences said = new ReportedSentences();
        parts().flatMap(part -> part.notes().stream()).forEach(said::unsaid);
        return said;
    }
}
