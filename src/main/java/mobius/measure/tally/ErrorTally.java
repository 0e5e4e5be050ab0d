package mobius.measure.tally;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mobius.measure.ErrorGroup;
import org.jspecify.annotations.Nullable;

/** Groups failures by request and message, in bounded memory. */
final class ErrorTally {

    static final int MOST_GROUPS = 100;

    /** More groups are counted than listed, so that the listed ones are the most frequent, not the first. */
    private static final int MOST_COUNTED = 10_000;

    private static final int LONGEST_MESSAGE = 500;

    private record Kind(@Nullable String request, String message) {}

    private final Map<Kind, Long> counts = new LinkedHashMap<>();

    private long uncounted;

    /** All failures outside requests. They are counted even beyond the limit, because no request count includes them. */
    private long outside;

    /**
     * Counts a failure.
     *
     * @param request the name of the request; null for a failure outside requests
     */
    void record(@Nullable String request, String message) {
        Kind kind = new Kind(request, shortened(message));
        outside += request == null ? 1 : 0;
        if (counts.size() < MOST_COUNTED || counts.containsKey(kind)) {
            counts.merge(kind, 1L, Long::sum);
        } else {
            uncounted++;
        }
    }

    /** Returns the most frequent groups, followed by the rest: failures outside requests, then all others. */
    List<ErrorGroup> groups() {
        List<ErrorGroup> all = counts.entrySet().stream()
                .map(entry ->
                        new ErrorGroup(entry.getKey().request(), entry.getKey().message(), entry.getValue()))
                .sorted(Comparator.comparingLong(ErrorGroup::count).reversed())
                .toList();
        List<ErrorGroup> shown = new ArrayList<>(all.subList(0, Math.min(MOST_GROUPS, all.size())));
        if (all.size() > MOST_GROUPS) {
            addTheRest(shown, all.subList(MOST_GROUPS, all.size()));
        }
        return shown;
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

    private static String shortened(String message) {
        if (message.isEmpty()) {
            return "(no message)";
        }
        return message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE - 3) + "...";
    }
}
