package mobius.report;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import mobius.report.page.Markup;
import mobius.report.text.Figures;
import mobius.report.text.RunReport;
import mobius.trace.NotedTraces;
import mobius.trace.TracedTime;
import mobius.traffic.NotedRequest;
import org.jspecify.annotations.Nullable;

/**
 * The slowest and the failed requests with the ids that find them in the platform's logs and traces, and where the recorded ones
 * spent their time. Runs of earlier versions have no such section.
 */
final class NotedSection {

    /** Most names, so that the page of a run with thousands of names opens on a phone. */
    private static final int MOST_NAMES = 50;

    private static final int MOST_OPERATIONS = 3;
    private static final double PERCENT = 100;
    private static final String NUMBER = "number";

    private final NotedTraces noted;
    private final @Nullable Instant started;

    private NotedSection(RunReport run) {
        noted = run.noted();
        started = run.tested().started();
    }

    static String of(RunReport run) {
        return run.noted().requests().isEmpty() ? "" : new NotedSection(run).html();
    }

    private String html() {
        Map<String, List<NotedRequest>> byName = noted.byName();
        Markup html = new Markup();
        html.open("section", "id", "noted", "aria-labelledby", "noted-title");
        html.element("h2", "Slow and failed requests", "id", "noted-title");
        html.element("p", note(byName.size()), "class", "note");
        byName.entrySet().stream()
                .sorted(Comparator.comparingLong(
                                (Map.Entry<String, List<NotedRequest>> name) -> longest(name.getValue()))
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_NAMES)
                .forEach(name -> requests(html, name.getKey(), name.getValue()));
        return html.close().toString();
    }

    private String note(int names) {
        String rest = names <= MOST_NAMES
                ? ""
                : String.format(Locale.ROOT, " Here are %d of %d names; slowest.csv has all.", MOST_NAMES, names);
        return "The ten slowest requests of each name and the first ten that failed, in the whole run, with the ids by which the"
                + " platform's logs and traces have them. " + traces() + rest;
    }

    private String traces() {
        long read = noted.times().stream()
                .filter(TracedTime::isRead)
                .map(TracedTime::traceId)
                .distinct()
                .count();
        List<TracedTime> missing =
                noted.times().stream().filter(time -> !time.isRead()).toList();
        if (noted.times().isEmpty()) {
            return "No traces were read; mobius.telemetry.traces names their store.";
        }
        String failed = missing.isEmpty()
                ? ""
                : String.format(
                        Locale.ROOT,
                        " %d could not be read; the first one %s.",
                        missing.size(),
                        missing.get(0).reason());
        return String.format(Locale.ROOT, "Traces of %d recorded requests were read.", read) + failed;
    }

    private static long longest(List<NotedRequest> requests) {
        return requests.stream().mapToLong(NotedRequest::durationMillis).max().orElse(0);
    }

    private void requests(Markup html, String name, List<NotedRequest> requests) {
        html.open("details").element("summary", summary(name, requests));
        html.open("div", "class", "scroll").open("table").open("thead").open("tr");
        html.element("th", "Sent at", "scope", "col", "class", NUMBER);
        html.element("th", "ms", "scope", "col", "class", NUMBER);
        List.of("Status", "Correlation id", "Trace", "Error, or where the time was spent")
                .forEach(head -> html.element("th", head, "scope", "col"));
        html.close().close().open("tbody");
        requests.forEach(request -> row(html, request));
        html.close().close().close().close();
    }

    private String summary(String name, List<NotedRequest> requests) {
        long failed = requests.stream()
                .filter(request -> request.kind().equals(NotedRequest.FAILED))
                .count();
        String slowest = Figures.of(longest(requests)) + " ms at most";
        String spent = mostTime(requests).map(words -> "; " + words).orElse("");
        return name + ": " + slowest + (failed == 0 ? "" : "; failed requests: " + failed) + spent;
    }

    /** Returns the operation in which the traces of a name spent most of their time. */
    private Optional<String> mostTime(List<NotedRequest> requests) {
        Map<String, Double> shares = requests.stream()
                .map(NotedRequest::traceId)
                .distinct()
                .flatMap(id -> noted.timesOf(id).stream())
                .filter(TracedTime::isRead)
                .collect(Collectors.groupingBy(NotedSection::operation, Collectors.summingDouble(TracedTime::share)));
        double traces = requests.stream()
                .map(NotedRequest::traceId)
                .distinct()
                .filter(id -> noted.timesOf(id).stream().anyMatch(TracedTime::isRead))
                .count();
        return shares.entrySet().stream()
                .max(Map.Entry.<String, Double>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(most -> percent(most.getValue() / traces) + " of the traced time in " + most.getKey());
    }

    private void row(Markup html, NotedRequest request) {
        html.open("tr").element("td", sentAt(request), "class", NUMBER);
        html.element("td", Figures.of(request.durationMillis()), "class", NUMBER);
        html.element("td", Integer.toString(request.status())).element("td", request.correlationId());
        html.open("td");
        noted.linkTo(request)
                .ifPresentOrElse(
                        link -> html.element("a", linkText(request), "href", link, "rel", "noreferrer"),
                        () -> html.text(request.traceId()));
        html.close().element("td", words(request)).close();
    }

    private static String linkText(NotedRequest request) {
        return request.traceId().isEmpty() ? "open" : request.traceId();
    }

    /** Returns the time after the start of the load, or the time of day if the start is unknown or later. */
    private String sentAt(NotedRequest request) {
        Instant sent = Instant.ofEpochMilli(request.timeMillis());
        return started == null || sent.isBefore(started)
                ? sent.toString()
                : Figures.clock(Duration.between(started, sent));
    }

    private String words(NotedRequest request) {
        List<TracedTime> times = noted.timesOf(request.traceId());
        String spent =
                times.stream().limit(MOST_OPERATIONS).map(NotedSection::words).collect(Collectors.joining("; "));
        return request.message().isEmpty() || spent.isEmpty()
                ? request.message() + spent
                : request.message() + "; " + spent;
    }

    private static String words(TracedTime time) {
        return time.isRead()
                ? "%s: %s ms (%s)"
                        .formatted(operation(time), Figures.of(Double.valueOf(time.ownMillis())), percent(time.share()))
                : "the trace " + time.reason();
    }

    private static String operation(TracedTime time) {
        return time.service() + " " + time.operation();
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", PERCENT * share);
    }
}
