package mobius.report;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import mobius.report.page.Markup;
import mobius.report.text.Figures;
import mobius.report.text.Reasons;
import mobius.report.text.RunInfo;
import mobius.report.text.RunReport;
import mobius.report.text.Sentences;
import mobius.verdict.finding.Finding;
import mobius.verdict.finding.Verdict;
import org.jspecify.annotations.Nullable;

/** The top of the page: the verdict, its reasons, and what was tested. */
public final class VerdictSection {

    private static final int MOST_REASONS = 10;

    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private VerdictSection() {}

    static String of(RunReport run) {
        Verdict verdict = run.verdict();
        Reasons reasons = Reasons.of(verdict);
        Markup html = new Markup();
        html.open("header", "class", "verdict " + verdict.outcome().name().toLowerCase(Locale.ROOT));
        html.open("h1").text("Verdict of the load test");
        html.element("strong", verdict.outcome().name()).close();
        html.element("p", reasons.headline());
        ExecutiveSummary.lines(run).forEach(line -> html.element("p", line, "class", "opening"));
        list(html, reasons.deciding());
        if (!reasons.others().isEmpty()) {
            html.element("p", "Also found:");
            list(html, reasons.others());
        }
        return html.close().toString();
    }

    static String tested(RunInfo tested) {
        Markup html = new Markup();
        html.open("section", "aria-label", "What was tested").open("dl", "class", "tested");
        fact(html, "Simulation", tested.simulation());
        fact(html, "Environment", tested.environment());
        fact(html, "Profile", tested.profile());
        fact(html, "Platform version", tested.platformVersion());
        fact(html, "Started", started(tested.started()));
        fact(html, "Duration", duration(tested.duration()));
        fact(html, "Seed", tested.seed() == null ? null : tested.seed().toString());
        return html.close().close().toString();
    }

    public static @Nullable String started(@Nullable Instant started) {
        return started == null ? null : UTC.format(started);
    }

    private static @Nullable String duration(@Nullable Duration duration) {
        return duration == null ? null : Figures.clock(duration);
    }

    public static void fact(Markup html, String name, @Nullable String value) {
        html.open("div").element("dt", name);
        html.element("dd", value == null ? Figures.NOT_KNOWN : value).close();
    }

    private static void list(Markup html, List<Finding> findings) {
        if (findings.isEmpty()) {
            return;
        }
        html.open("ol");
        findings.stream().limit(MOST_REASONS).forEach(finding -> reason(html, finding));
        html.close();
        if (findings.size() > MOST_REASONS) {
            html.element("p", "And " + (findings.size() - MOST_REASONS) + " more in the tables below.");
        }
    }

    private static void reason(Markup html, Finding finding) {
        html.open("li").element("b", Sentences.fact(finding));
        html.text(" " + finding.explanation());
        if (finding.advice() != null) {
            html.element("span", finding.advice(), "class", "advice");
        }
        html.close();
    }
}
