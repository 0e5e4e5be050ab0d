package mobius.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mobius.report.page.Markup;
import mobius.report.text.Abbreviated;
import mobius.report.text.Figures;
import mobius.report.text.Markdown;
import mobius.text.TextSanitizer;
import mobius.verdict.evidence.InjectorResult;
import mobius.verdict.evidence.InjectorTraffic;
import mobius.verdict.evidence.Injectors;
import mobius.verdict.finding.Finding;
import mobius.verdict.finding.Status;

/** What each injector and each region of a merged run sent; nothing for a run of one injector. */
final class InjectorsSection {

    private static final int MOST_ROWS = 100;
    private static final int MOST_LINES = 12;
    private static final List<String> HEAD = List.of(
            "Sent from", "Users of plan", "Requests", "Failed", "p50 ms", "p95 ms", "p99 ms", "Distance ms", "Gates");
    private static final String LINE = "%-30s %13s %10s %9s %7s %7s %7s %11s  %s";

    private InjectorsSection() {}

    /** A section of the page. */
    static String html(Optional<Injectors> injectors) {
        return injectors.map(InjectorsSection::section).orElse("");
    }

    /** A table of the summary. */
    static Stream<String> markdown(Optional<Injectors> injectors) {
        return injectors.stream()
                .flatMap(known -> Stream.of(
                                Stream.of(
                                        Markdown.row(HEAD.toArray(String[]::new)),
                                        "| --- |" + String.join("", Collections.nCopies(HEAD.size() - 1, " ---: |"))),
                                rows(known, MOST_LINES).map(row -> Markdown.row(row.toArray(String[]::new))),
                                rest(known, MOST_LINES),
                                Stream.of(""))
                        .flatMap(lines -> lines));
    }

    /** Lines for a terminal. */
    static Stream<String> text(Optional<Injectors> injectors) {
        return injectors.stream()
                .flatMap(known -> Stream.of(
                                Stream.of("", line(HEAD)),
                                rows(known, MOST_LINES).map(InjectorsSection::line),
                                rest(known, MOST_LINES))
                        .flatMap(lines -> lines));
    }

    private static String section(Injectors injectors) {
        Markup html = new Markup();
        html.open("section", "id", "injectors", "aria-labelledby", "injectors-title");
        html.element("h2", "Injectors and regions", "id", "injectors-title");
        html.element(
                "p",
                "In the measured windows. injectors.json has the trust gates of each injector; the charts below are those of the"
                        + " first one.",
                "class",
                "note");
        html.open("div", "class", "scroll").open("table").open("thead").open("tr");
        HEAD.forEach(head -> html.element("th", head, "scope", "col"));
        html.close().close().open("tbody");
        rows(injectors, MOST_ROWS).forEach(row -> row(html, row));
        html.close().close().close();
        rest(injectors, MOST_ROWS).forEach(rest -> html.element("p", rest));
        return html.close().toString();
    }

    private static void row(Markup html, List<String> row) {
        html.open("tr").element("th", row.get(0), "scope", "row");
        row.stream().skip(1).forEach(cell -> html.element("td", cell, "class", "number"));
        html.close();
    }

    /** The regions first, if there are several. */
    private static Stream<List<String>> rows(Injectors injectors, int most) {
        Stream<List<String>> regions = injectors.regions().size() < 2
                ? Stream.of()
                : injectors.regions().stream().map(region -> cells("region " + region.region(), region.traffic(), ""));
        return Stream.concat(
                regions,
                injectors.results().stream()
                        .limit(most)
                        .map(injector -> cells(name(injector), injector.traffic(), gates(injector))));
    }

    private static Stream<String> rest(Injectors injectors, int most) {
        int more = injectors.results().size() - most;
        return more > 0 ? Stream.of("and " + more + " more injectors in injectors.json") : Stream.of();
    }

    private static String name(InjectorResult injector) {
        String host = injector.host();
        return TextSanitizer.text(injector.name() + ", " + injector.region() + (host == null ? "" : ", " + host));
    }

    private static List<String> cells(String name, InjectorTraffic traffic, String gates) {
        List<String> cells = new ArrayList<>();
        cells.add(name);
        cells.add(
                traffic.usersPlanned() > 0
                        ? String.format(Locale.ROOT, "%.1f %%", 100 * traffic.usersStarted() / traffic.usersPlanned())
                        : Figures.NOT_KNOWN);
        cells.add(Figures.of(traffic.requests()));
        cells.add(Figures.of(traffic.failed()));
        cells.add(Figures.of(traffic.p50Millis()));
        cells.add(Figures.of(traffic.p95Millis()));
        cells.add(Figures.of(traffic.p99Millis()));
        cells.add(Figures.of(traffic.distanceMillis()));
        cells.add(gates);
        return List.copyOf(cells);
    }

    private static String gates(InjectorResult injector) {
        String open = injector.gates().stream()
                .filter(gate -> gate.status() == Status.INCONCLUSIVE
                        || gate.status() == Status.FAIL
                        || gate.kind() == Finding.Kind.DELAY)
                .map(Finding::id)
                .distinct()
                .collect(Collectors.joining(", "));
        return open.isEmpty() ? "hold" : open;
    }

    private static String line(List<String> cells) {
        List<Object> shown = new ArrayList<>(cells);
        shown.set(0, Abbreviated.to(30, cells.get(0)));
        return LINE.formatted(shown.toArray());
    }
}
