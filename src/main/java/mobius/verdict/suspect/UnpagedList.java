package mobius.verdict.suspect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mobius.budget.Budgets;

/**
 * A list that answers all its rows: more of them than were asked for, or as many bytes as far more rows than a page of this suite
 * has. What one row takes is what the endpoint of a single one sends, {@code /projects/{project_id}} beside {@code /projects}.
 */
final class UnpagedList implements Rule {

    private static final String BYTES = "http_response_size_bytes";
    private static final double FEWEST_BYTES = 5_000;

    /** Journeys ask for 20 rows. */
    private static final double MOST_ROWS = 25;

    private static final Pattern OF_A_ROW = Pattern.compile("(.*)/\\{[^/]*}");

    @Override
    public List<Suspect> ask(DiagnosticInput symptoms) {
        Stream<Suspect> counted = symptoms.wrong("scaling.page")
                .map(sign ->
                        Suspect.of(Cause.UNPAGED_LIST, Budgets.endpointOf(sign.subject()), Leaks.evidence(sign), null));
        return Stream.concat(counted, weighed(symptoms).stream()).toList();
    }

    private static List<Suspect> weighed(DiagnosticInput symptoms) {
        Map<String, Double> bytes =
                Handler.ratios(byPath(symptoms, BYTES + "_sum"), byPath(symptoms, BYTES + "_count"));
        Set<Handler> reads = Handler.reads(symptoms.told()).keySet();
        Map<String, Double> rows = rows(reads, bytes);
        List<Suspect> suspects = new ArrayList<>();
        for (Handler list : reads) {
            Double sent = bytes.get(list.path());
            Double row = rows.get(list.path());
            if (sent != null && row != null && sent >= Math.max(FEWEST_BYTES, MOST_ROWS * row)) {
                suspects.add(suspect(symptoms, list, sent, row));
            }
        }
        return suspects;
    }

    /** The platform does not tell the method of these. */
    private static Map<String, Double> byPath(DiagnosticInput symptoms, String metric) {
        return symptoms.told().perSecondBy(metric, labels -> labels.value("handler"));
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

    private static Suspect suspect(DiagnosticInput symptoms, Handler list, double bytes, double row) {
        List<Figure> evidence = new ArrayList<>();
        evidence.add(new Figure("bytes of each response, as sent", bytes, "bytes"));
        evidence.add(new Figure("a single row", row, "bytes"));
        list.felt(symptoms).flatMap(Peers::meanOf).ifPresent(evidence::add);
        return Suspect.of(
                Cause.UNPAGED_LIST,
                list.endpoint(symptoms),
                evidence,
                list.felt(symptoms)
                        .flatMap(request -> Peers.gain(symptoms, request))
                        .orElse(null));
    }
}
