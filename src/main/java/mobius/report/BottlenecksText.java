package mobius.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import mobius.report.reason.ReportedSentences;
import mobius.report.text.NoBottleneck;
import mobius.report.text.PlainText;
import mobius.report.text.RunReport;
import mobius.report.text.Wrapped;
import mobius.verdict.finding.Suspect;

/** The suspects in a terminal, the most likely first, in less than half of a screen. */
final class BottlenecksText {

    private static final int MOST = 5;
    private static final int MOST_LINES = 14;

    private BottlenecksText() {}

    static List<String> of(RunReport run, int width) {
        List<Suspect> suspects = run.verdict().suspects();
        ReportedSentences said = new ReportedSentences();
        List<String> texts = suspects.stream()
                .limit(MOST)
                .map(suspect -> text(suspect, said))
                .toList();
        int shown = fitting(texts, width);
        List<String> lines = new ArrayList<>(List.of("", head(run)));
        texts.stream().limit(shown).flatMap(text -> item(text, width)).forEach(lines::add);
        if (shown < suspects.size()) {
            lines.add("- and " + (suspects.size() - shown) + " more, in verdict.html");
        }
        return lines;
    }

    /** Returns the number of texts that leave most of a screen for the reasons, at least 1. */
    static int fitting(List<String> texts, int width) {
        long lines = 0;
        for (int shown = 0; shown < texts.size(); shown++) {
            lines += item(texts.get(shown), width).count();
            if (lines > MOST_LINES) {
                return Math.max(1, shown);
            }
        }
        return texts.size();
    }

    private static String head(RunReport run) {
        return run.verdict().suspects().isEmpty()
                ? "Bottlenecks: %s.".formatted(NoBottleneck.words(run))
                : "Bottlenecks, the likeliest first:";
    }

    private static String text(Suspect suspect, ReportedSentences said) {
        return "%s, %s. %s %s"
                .formatted(suspect.title(), suspect.effort(), suspect.reason(), said.unsaid(suspect.advice()));
    }

    private static Stream<String> item(String text, int width) {
        return Wrapped.to(width, "- ", "  ", PlainText.of(text)).limit(MOST_LINES);
    }
}
