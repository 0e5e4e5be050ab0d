package mobius.report;

import java.util.List;
import java.util.Locale;
import mobius.report.page.Markup;
import mobius.report.reason.ReportedSentences;
import mobius.report.text.NoBottleneck;
import mobius.report.text.RunReport;
import mobius.verdict.finding.Suspect;

/** The suspects on the page, the most likely first. */
final class BottlenecksSection {

    private BottlenecksSection() {}

    static String of(RunReport run) {
        List<Suspect> suspects = run.verdict().suspects();
        Markup html = new Markup();
        html.open("section", "id", "bottlenecks", "aria-labelledby", "bottlenecks-title");
        html.element("h2", "Bottlenecks", "id", "bottlenecks-title");
        if (suspects.isEmpty()) {
            String words = NoBottleneck.words(run);
            html.element("p", words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + ".");
            return html.close().toString();
        }
        html.element("p", "The most likely cause comes first, and a cause before its effects.", "class", "note");
        html.open("ol");
        ReportedSentences said = new ReportedSentences();
        suspects.forEach(suspect -> item(html, suspect, said));
        return html.close().close().toString();
    }

    private static void item(Markup html, Suspect suspect, ReportedSentences said) {
        String advice = said.unsaid(suspect.advice());
        html.open("li").element("b", suspect.title()).text(" ").open("dl");
        fact(html, "Evidence", suspect.reason());
        fact(html, "Expected gain", suspect.expectedGain());
        fact(html, "Effort", suspect.effort().toString());
        fact(html, "Advice", advice.isEmpty() ? "As above." : advice);
        fact(html, "Pattern", suspect.cause().pattern());
        html.close().close();
    }

    private static void fact(Markup html, String name, String value) {
        html.open("div").element("dt", name).element("dd", value).close();
    }
}
