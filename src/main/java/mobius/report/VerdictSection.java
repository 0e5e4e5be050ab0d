package mobius.report;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import mobius.report.page.Markup;
import mobius.report.reason.ReasonsExcerpt;
import mobius.report.reason.ReasonsSection;
import mobius.report.text.Figures;
import mobius.report.text.RunInfo;
import mobius.report.text.RunReport;
import mobius.verdict.finding.Verdict;
import org.jspecify.annotations.Nullable;

/** The top of the page: the verdict, its reasons, and what was tested. */
public final class VerdictSection {

    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private VerdictSection() {}

    static String of(RunReport run, String headline, ReasonsExcerpt brief) {
        Verdict verdict = run.verdict();
        Markup html = new Markup();
        html.open("header", "class", "verdict " + verdict.outcome().name().toLowerCase(Locale.ROOT));
        html.open("h1").text("Verdict of the load test: ");
        html.element("strong", verdict.outcome().name()).close();
        html.element("p", headline);
        ExecutiveSummary.lines(run).forEach(line -> html.element("p", line, "class", "opening"));
        ReasonsSection.write(html, brief, run);
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
}
