package mobius.measure.tally;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mobius.measure.ErrorGroup;
import mobius.measure.ErrorTemplate;
import org.jspecify.annotations.Nullable;

/** Groups failures by request and message, in bounded memory. Messages that differ only in ids and numbers are of one kind. */
final class ErrorTally {

    static final int MOST_GROUPS = 100;

    /** More groups are counted than listed, so that the listed ones are the most frequent, not the first. */
    private static final int MOST_COUNTED = 10_000;

    private static final int LONGEST_MESSAGE = 500;

    /** An order that does not depend on the injector that sent the requests. */
    private static final Comparator<Map.Entry<Kind, Occurrences>> MOST_FREQUENT_FIRST = Comparator.comparingLong(
                    (Map.Entry<Kind, Occurrences> entry) -> entry.getValue().count)
            .reversed()
            .thenComparingLong(entry -> entry.getValue().firstMillis)
            .thenComparing(entry -> String.valueOf(entry.getKey().request()))
            .thenComparing(entry -> entry.getKey().message());

    /** What a message may have before it is folded. */
    private static final int MOST_READ = 4 * LONGEST_MESSAGE;

    private record Kind(@Nullable String request, String message) {}

    /** How often a kind of failure occurred, and when it was first and last sent. */
    private static final class Occurrences {

        private long count;
        private long firstMillis = Long.MAX_VALUE;
        private long lastMillis = Long.MIN_VALUE;

        private void add(long atMillis) {
            count++;
            firstMillis = Math.min(firstMillis, atMillis);
            lastMillis = Math.max(lastMillis, atMillis);
        }

        private void add(Occurrences others) {
            count += others.count;
            firstMillis = Math.min(firstMillis, others.firstMillis);
            lastMillis = Math.max(lastMillis, others.lastMillis);
        }
    }

    private final Map<Kind, Occurrences> counts = new LinkedHashMap<>();

    /** Most failures of a run have the same few messages. */
    private final Map<String, String> templates = new HashMap<>();

    private long uncounted;

    /** All failures outside requests. They are counted even beyond the limit, because no request count includes them. */
    private long outside;

    /**
     * Counts a failure.
     *
     * @param request the name of the request; null for a failure outside requests
     * @param atMillis when the request was sent, in ms after the start of the injection
     */
    void record(@Nullable String request, String message, long atMillis) {
        Kind kind = new Kind(request, template(message));
        outside += request == null ? 1 : 0;
        if (isCounted(kind)) {
            occurrences(kind).add(atMillis);
        } else {
            uncounted++;
        }
    }

    /** Counts the failures of another injector. */
    void absorb(ErrorTally other) {
        other.counts.forEach(this::absorb);
        outside += other.outside;
        uncounted += other.uncounted;
    }

    private void absorb(Kind kind, Occurrences others) {
        if (isCounted(kind)) {
            occurrences(kind).add(others);
        } else {
            uncounted += others.count;
        }
    }

    private boolean isCounted(Kind kind) {
        return counts.size() < MOST_COUNTED || counts.containsKey(kind);
    }

    private Occurrences occurrences(Kind kind) {
        return counts.computeIfAbsent(kind, first -> new Occurrences());
    }

    /** Returns the most frequent groups, followed by the rest: failures outside requests, then all others. */
    List<ErrorGroup> groups() {
        List<ErrorGroup> all = counts.entrySet().stream()
                .sorted(MOST_FREQUENT_FIRST)
                .map(entry -> group(entry.getKey(), entry.getValue()))
                .toList();
        List<ErrorGroup> shown = new ArrayList<>(all.subList(0, Math.min(MOST_GROUPS, all.size())));
        if (all.size() > MOST_GROUPS) {
            addTheRest(shown, all.subList(MOST_GROUPS, all.size()));
        }
        return shown;
    }

    private static ErrorGroup group(Kind kind, Occurrences times) {
        return new ErrorGroup(kind.request(), kind.message(), times.count, times.firstMillis, times.lastMillis);
    }

    private void addTheRest(List<ErrorGroup> shown, List<ErrorGroup> others) {
        long count = uncounted + others.stream().mapToLong(ErrorGroup::count).sum();
        long shownOutside = shown.stream()
                .filter(ErrorGroup::failedOutsideRequests)
                .mapToLong(ErrorGroup::count)
                .sum();
        if (outside > shownOutside) {
            shown.add(new ErrorGroup(null, "of more kinds, outside requests", outside - shownOutside));
        }
        long requests =
                others.stream().filter(other -> !other.failedOutsideRequests()).count();
        String kinds = (uncounted > 0 ? "more than " : "") + requests;
        long rest = count - (outside - shownOutside);
        if (rest > 0) {
            shown.add(ErrorGroup.rest(kinds, rest));
        }
    }

    private String template(String message) {
        String known = templates.get(message);
        if (known != null) {
            return known;
        }
        String template = message.isEmpty()
                ? "(no message)"
                : shortened(ErrorTemplate.of(message.substring(0, Math.min(MOST_READ, message.length()))));
        if (templates.size() < MOST_COUNTED && message.length() <= MOST_READ) {
            templates.put(message, template);
        }
        return template;
    }

    private static String shortened(String message) {
        return message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE - 3) + "...";
    }
}
