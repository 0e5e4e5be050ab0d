package mobius.verdict.suspect;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
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

    @Override
    public List<Suspect> ask(Symptoms symptoms) {
        Stream<Suspect> counted = symptoms.wrong("scaling.page")
                .map(sign ->
                        Suspect.of(Cause.UNPAGED_LIST, Budgets.endpointOf(sign.subject()), Leaks.evidence(sign), null));
        Stream<Suspect> weighed =
                Handler.all(symptoms).stream().filter(Handler::isRead).flatMap(list -> weighed(symptoms, list));
        return Stream.concat(counted, weighed).toList();
    }

    private static Stream<Suspect> weighed(Symptoms symptoms, Handler list) {
        OptionalDouble row = row(symptoms, list);
        double bytes = list.mean(symptoms.told(), BYTES).orElse(0);
        return row.isPresent() && bytes >= Math.max(FEWEST_BYTES, MOST_ROWS * row.getAsDouble())
                ? Stream.of(suspect(symptoms, list, bytes, row.getAsDouble()))
                : Stream.empty();
    }

    private static OptionalDouble row(Symptoms symptoms, Handler list) {
        return Handler.all(symptoms).stream()
                .filter(one -> one.isRead() && one.path().matches("\\Q" + list.path() + "\\E/\\{[^/]*}"))
                .flatMapToDouble(one -> one.mean(symptoms.told(), BYTES).stream())
                .findFirst();
    }

    private static Suspect suspect(Symptoms symptoms, Handler list, double bytes, double row) {
        List<Figure> evidence = new ArrayList<>();
        evidence.add(new Figure("bytes of each response, as sent", bytes, "bytes"));
        evidence.add(new Figure("a single row alone", row, "bytes"));
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
