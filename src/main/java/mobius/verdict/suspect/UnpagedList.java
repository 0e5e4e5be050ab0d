package mobius.verdict.suspect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mobius.budget.Budgets;
import mobius.telemetry.TimeSlice;
import mobius.telemetry.exposition.Labels;
import mobius.traffic.TrafficMetrics;
import mobius.verdict.finding.Cause;
import mobius.verdict.finding.Figure;
import mobius.verdict.finding.Suspect;

/**
 * A list that answers all its rows: more of them than were asked for, or as many bytes as far more rows than a page of this suite
 * has. The injector counts the rows of the lists that journeys read. Where it has counted none, the platform's own metrics show how
 * many bytes the list sends; what one row takes is then what the endpoint of a single one sends, {@code /projects/{project_id}}
 * beside {@code /projects}.
 */
final class UnpagedList implements Rule {

    private static final String BYTES = "http_response_size_bytes";
    private static final double FEWEST_BYTES = 5_000;

    /** Journeys ask for 20 rows. */
    private static final double MOST_ROWS = 25;

    /** Of the rows that were asked for: as many more are a list that has no pages, and not one that counts them in its own way. */
    private static final double CLEARLY = 1.25;

    private static final double FEWEST_LISTS = 5;

    private static final Pattern OF_A_ROW = Pattern.compile("(.*)/\\{[^/]*}");

    /**
     * What the injector counted of the responses to one request name, on average; whatever the platform exposes of itself.
     *
     * @param bytes of a response, unzipped
     * @param listsPerSecond how many responses were lists whose rows were counted
     * @param rows of such a list; 0 if there were none
     * @param rowsAsked how many rows the request asks for at most; empty if it names no limit
     */
    private record Answered(double bytes, double listsPerSecond, double rows, OptionalDouble rowsAsked) {

        /** By request name; those that were not counted over most of this time are left out. */
        static Map<String, Answered> byRequest(TimeSlice telemetry) {
            Map<String, Double> responses = telemetry.perSecondBy(TrafficMetrics.REQUEST_RESPONSES, Answered::name);
            Map<String, Double> bytes =
                    Handler.ratios(telemetry.perSecondBy(TrafficMetrics.REQUEST_BYTES, Answered::name), responses);
            Map<String, Double> lists = telemetry.perSecondBy(TrafficMetrics.REQUEST_LISTS, Answered::name);
            Map<String, Double> rows =
                    Handler.ratios(telemetry.perSecondBy(TrafficMetrics.REQUEST_ROWS, Answered::name), lists);
            Map<String, Answered> answered = new HashMap<>();
            bytes.forEach((name, each) -> answered.put(
                    name,
                    new Answered(
                            each,
                            lists.getOrDefault(name, 0.0),
                            rows.getOrDefault(name, 0.0),
                            asked(telemetry, name))));
            return answered;
        }

        private static Optional<String> name(Labels labels) {
            return labels.value(TrafficMetrics.REQUEST);
        }

        private static OptionalDouble asked(TimeSlice telemetry, String name) {
            return telemetry.mean(
                    TrafficMetrics.REQUEST_ROWS_ASKED,
                    labels -> name(labels).filter(name::equals).isPresent());
        }
    }

    @Override
    public List<Suspect> ask(DiagnosticInput input) {
        Stream<Suspect> counted = input.wrong("scaling.page")
                .map(finding -> Suspect.of(
                        Cause.UNPAGED_LIST, Budgets.endpointOf(finding.subject()), Leaks.evidence(finding), null));
        Map<String, Answered> answered = Answered.byRequest(input.telemetry());
        answered.values()
                .removeIf(counts -> counts.listsPerSecond() * input.telemetry().seconds() < FEWEST_LISTS);
        return Stream.of(counted, tooLong(input, answered), weighed(input, answered).stream())
                .flatMap(suspects -> suspects)
                .toList();
    }

    /** Lists whose rows the injector has counted. */
    private static Stream<Suspect> tooLong(DiagnosticInput input, Map<String, Answered> answered) {
        List<RequestHealth> slowAlone = SlowAlone.among(input);
        return input.requests().stream()
                .filter(request -> answered.containsKey(request.name()))
                .filter(request -> isTooLong(Objects.requireNonNull(answered.get(request.name())), request, slowAlone))
                .map(request -> suspect(input, request, Objects.requireNonNull(answered.get(request.name()))));
    }

    /** A list that was not asked for a part has the right to answer all its rows, as long as it is no slower than others. */
    private static boolean isTooLong(Answered list, RequestHealth request, List<RequestHealth> slowAlone) {
        return list.rows() >= Math.max(MOST_ROWS, CLEARLY * list.rowsAsked().orElse(0))
                && (list.rowsAsked().isPresent() || slowAlone.contains(request));
    }

    private static Suspect suspect(DiagnosticInput input, RequestHealth request, Answered list) {
        List<Figure> evidence = new ArrayList<>();
        evidence.add(new Figure("rows of each response", list.rows(), "rows"));
        list.rowsAsked().ifPresent(asked -> evidence.add(new Figure("asked for", asked, "rows")));
        evidence.add(new Figure("bytes of each response, unzipped", list.bytes(), "bytes"));
        Peers.meanOf(request).ifPresent(evidence::add);
        return Suspect.of(
                Cause.UNPAGED_LIST,
                Budgets.endpointOf(request.name()),
                evidence,
                Peers.gain(input, request).orElse(null));
    }

    private static List<Suspect> weighed(DiagnosticInput input, Map<String, Answered> answered) {
        Map<String, Double> bytes = Handler.ratios(byPath(input, BYTES + "_sum"), byPath(input, BYTES + "_count"));
        Set<Handler> reads = Handler.reads(input.telemetry()).keySet();
        Map<String, Double> rows = rows(reads, bytes);
        Set<String> counted =
                answered.keySet().stream().map(Budgets::endpointOf).collect(Collectors.toSet());
        List<Suspect> suspects = new ArrayList<>();
        for (Handler list : reads) {
            Double sent = bytes.get(list.path());
            Double row = rows.get(list.path());
            if (sent != null
                    && row != null
                    && sent >= Math.max(FEWEST_BYTES, MOST_ROWS * row)
                    && !counted.contains(list.endpoint(input))) {
                suspects.add(suspect(input, list, sent, row));
            }
        }
        return suspects;
    }

    /** The platform does not tell the method of these. */
    private static Map<String, Double> byPath(DiagnosticInput input, String metric) {
        return input.telemetry().perSecondBy(metric, labels -> labels.value("handler"));
    }

    /** What a single row takes, by the path of the list that it would be in. */
    private static Map<String, Double> rows(Set<Handler> reads, Map<String, Double> bytes) {
        Map<String, Double> rows = new HashMap<>();
        for (Handler one : reads) {
            Matcher path = OF_A_ROW.matcher(one.path());
            Double sent = bytes.get(one.path());
            if (sent != null && path.matches()) {
                rows.putIfAbsent(path.group(1), sent);
            }
        }
        return rows;
    }

    private static Suspect suspect(DiagnosticInput input, Handler list, double bytes, double row) {
        List<Figure> evidence = new ArrayList<>();
        evidence.add(new Figure("bytes of each response, as sent", bytes, "bytes"));
        evidence.add(new Figure("a single row", row, "bytes"));
        list.felt(input).flatMap(Peers::meanOf).ifPresent(evidence::add);
        return Suspect.of(
                Cause.UNPAGED_LIST,
                list.endpoint(input),
                evidence,
                list.felt(input).flatMap(request -> Peers.gain(input, request)).orElse(null));
    }
}
