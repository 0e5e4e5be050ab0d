package mobius.verdict.suspect;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import mobius.budget.Budgets;

/** A list that answers all its rows: more of them than were asked for, or far more bytes than all other reads. */
final class UnpagedList implements Rule {

    private static final String BYTES = "http_response_size_bytes";
    private static final double FEWEST_BYTES = 10_000;
    private static final double TIMES_THE_OTHERS = 5;

    @Override
    public List<Suspect> ask(Symptoms symptoms) {
        List<Suspect> suspects = new ArrayList<>(symptoms.wrong("scaling.page")
                .map(sign ->
                        Suspect.of(Cause.UNPAGED_LIST, Budgets.endpointOf(sign.subject()), Leaks.evidence(sign), null))
                .toList());
        weighed(symptoms).forEach(suspects::add);
        return suspects;
    }

    private static Stream<Suspect> weighed(Symptoms symptoms) {
        List<Handler> lists =
                Handler.all(symptoms).stream().filter(UnpagedList::isList).toList();
        return lists.stream().flatMap(list -> {
            OptionalDouble own = list.mean(symptoms.told(), BYTES);
            OptionalDouble others = lists.stream()
                    .filter(other -> !other.equals(list))
                    .flatMapToDouble(other -> other.mean(symptoms.told(), BYTES).stream())
                    .max();
            return others.isPresent()
                            && own.orElse(0) >= Math.max(FEWEST_BYTES, TIMES_THE_OTHERS * others.getAsDouble())
                    ? Stream.of(suspect(symptoms, list, own.orElse(0), others.getAsDouble()))
                    : Stream.empty();
        });
    }

    /** A path that ends in a parameter is one thing, and a file is as large as it is. */
    private static boolean isList(Handler handler) {
        return handler.isRead()
                && !handler.path().endsWith("}")
                && !handler.path().endsWith("/export");
    }

    private static Suspect suspect(Symptoms symptoms, Handler list, double own, double others) {
        List<Figure> evidence = new ArrayList<>();
        evidence.add(new Figure("bytes of each response, as sent", own, "bytes"));
        evidence.add(new Figure("most of any other list", others, "bytes"));
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
