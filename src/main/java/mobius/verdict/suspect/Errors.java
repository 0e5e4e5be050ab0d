package mobius.verdict.suspect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mobius.budget.Budgets;
import mobius.measure.ErrorMeaning;
import mobius.measure.ErrorShare;
import mobius.verdict.finding.Cause;
import mobius.verdict.finding.Figure;
import mobius.verdict.finding.Suspect;

/**
 * Failed requests, each kind separately: the request, the status or check, the share, the time, and whether response times broke
 * their budgets, too. Needs the run's own log only.
 */
final class Errors implements Rule {

    private static final int MOST_KINDS = 3;
    private static final int MOST_REQUESTS = 3;
    private static final int LONGEST_MESSAGE = 120;

    /** Least share of the most frequent kind. Rarer kinds are only in the list of errors. */
    private static final double LEAST_SHARE = 0.1;

    private static final double PERCENT = 100;
    private static final double MILLIS = 1_000;
    private static final String FAILURES = "failures of ";

    /** Failures with one message, the request with the most of them first. */
    private record Kind(String message, List<ErrorShare> parts) {

        private long count() {
            return parts.stream().mapToLong(part -> part.error().count()).sum();
        }

        private OptionalLong firstMillis() {
            return parts.stream()
                    .flatMap(part -> Stream.ofNullable(part.error().firstMillis()))
                    .mapToLong(Long::longValue)
                    .min();
        }

        private OptionalLong lastMillis() {
            return parts.stream()
                    .flatMap(part -> Stream.ofNullable(part.error().lastMillis()))
                    .mapToLong(Long::longValue)
                    .max();
        }

        private List<String> requests() {
            return parts.stream()
                    .map(part -> part.error().request())
                    .flatMap(Stream::ofNullable)
                    .toList();
        }
    }

    @Override
    public List<Suspect> ask(DiagnosticInput input) {
        List<RequestHealth> failed = failed(input);
        if (!input.trouble().isFailing() || failed.isEmpty()) {
            return List.of();
        }
        List<Kind> kinds = kinds(input.trouble().errors());
        return kinds.isEmpty() ? List.of(ofUnknownKind(input, failed)) : suspects(input, kinds);
    }

    private static List<Suspect> suspects(DiagnosticInput input, List<Kind> kinds) {
        long all = kinds.stream().mapToLong(Kind::count).sum();
        double least = LEAST_SHARE * kinds.get(0).count();
        return kinds.stream()
                .filter(kind -> kind.count() >= least)
                .limit(MOST_KINDS)
                .map(kind -> suspect(input, kind, all))
                .toList();
    }

    private static List<RequestHealth> failed(DiagnosticInput input) {
        return input.requests().stream()
                .filter(request -> request.responses().ko().count() > 0)
                .sorted(Comparator.comparingLong((RequestHealth request) ->
                                request.responses().ko().count())
                        .reversed())
                .toList();
    }

    private static List<Kind> kinds(List<ErrorShare> errors) {
        return errors.stream()
                .filter(error -> error.error().request() != null)
                .collect(Collectors.groupingBy(error -> error.error().message()))
                .entrySet()
                .stream()
                .map(kind -> new Kind(kind.getKey(), kind.getValue()))
                .sorted(Comparator.comparingLong(Kind::count).reversed().thenComparing(Kind::message))
                .toList();
    }

    private static Suspect suspect(DiagnosticInput input, Kind kind, long all) {
        List<Figure> evidence = new ArrayList<>();
        kind.parts().stream()
                .limit(MOST_REQUESTS)
                .flatMap(part -> part.percent().stream()
                        .mapToObj(percent -> new Figure(FAILURES + part.error().request(), percent, "%")))
                .forEach(evidence::add);
        evidence.add(new Figure("of all failures of the run", PERCENT * kind.count() / all, "%"));
        kind.firstMillis().ifPresent(first -> evidence.add(seconds("first one, after the start of the load", first)));
        kind.lastMillis().ifPresent(last -> evidence.add(seconds("last one", last)));
        return named(input, subject(kind.requests()) + ": " + shortened(kind.message()), evidence, kind.message());
    }

    private static Figure seconds(String what, long millis) {
        return new Figure(what, millis / MILLIS, "s");
    }

    /** The suspect of a run whose messages are unknown. */
    private static Suspect ofUnknownKind(DiagnosticInput input, List<RequestHealth> failed) {
        List<Figure> evidence = failed.stream()
                .limit(MOST_REQUESTS)
                .map(request -> new Figure(
                        FAILURES + request.name(),
                        PERCENT * request.responses().ko().count() / request.count(),
                        "%"))
                .toList();
        return named(input, subject(failed.stream().map(RequestHealth::name).toList()), evidence, "");
    }

    private static Suspect named(DiagnosticInput input, String subject, List<Figure> evidence, String message) {
        return Suspect.of(Cause.ERRORS, subject, evidence, null).withAdvice(advice(input, message));
    }

    private static String subject(List<String> requests) {
        List<String> endpoints =
                requests.stream().map(Budgets::endpointOf).distinct().toList();
        String first = endpoints.stream().limit(MOST_REQUESTS).collect(Collectors.joining(", "));
        int more = endpoints.size() - MOST_REQUESTS;
        return more > 0 ? first + " and " + more + " more" : first;
    }

    private static String advice(DiagnosticInput input, String message) {
        String company = input.isSlow()
                ? "Response times broke their budgets, too."
                : "Response times held their budgets: these failures are not a matter of speed.";
        return Stream.concat(
                        Stream.of(company),
                        Stream.concat(ErrorMeaning.of(message).stream(), Stream.of(Cause.ERRORS.advice())))
                .collect(Collectors.joining(" "));
    }

    private static String shortened(String message) {
        return message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE - 3) + "...";
    }
}
